import type { Pictures } from '#lib/domain/content/pictures.ts';
import type { Library } from '../compile-library.ts';
import { drawMap } from './draw-map.ts';
import { drawNetwork } from './network-layout.ts';

/** The pictures of every module. The same lessons give the same pictures, on every machine. */
export function drawPictures({ modules, authority }: Library): Pictures[] {
	return modules.map((module) => ({
		module: module.id,
		network: drawNetwork(module),
		map: drawMap(module, authority.places)
	}));
}
