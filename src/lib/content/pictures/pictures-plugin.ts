import type { Plugin } from 'vite';
import { compileLibrary } from '../read-library.ts';
import { drawPictures } from './draw-pictures.ts';

const PUBLIC_ID = 'virtual:pictures';
const RESOLVED_ID = `\0${PUBLIC_ID}`;

/**
 * Gives what is drawn of the lessons as the module `virtual:pictures`, under SSR only, like `virtual:lessons`: the
 * libraries that draw and the shapes of the world stay in the build.
 */
export function picturesPlugin(root: string): Plugin {
	return {
		name: 'pictures',
		resolveId: (id) => (id === PUBLIC_ID ? RESOLVED_ID : undefined),
		load(id, options) {
			if (id !== RESOLVED_ID) return undefined;
			if (options?.ssr === false) return 'export const pictures = undefined;';
			const pictures = drawPictures(compileLibrary(root).library);
			return `export const pictures = JSON.parse(${JSON.stringify(JSON.stringify(pictures))});`;
		}
	};
}
