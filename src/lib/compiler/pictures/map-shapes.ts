import { geoConicConformal, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };
import { PathKeeper } from './path-keeper.ts';

type Countries = typeof atlas.objects.countries;

/** Longitudes between which the 38th parallel is drawn: its name lies on the eastern sea. */
export const PARALLEL = { west: 123.6, east: 131.7 };

const KOREA = ['North Korea', 'South Korea'];
const NEIGHBOURS = ['China', 'Russia', 'Japan', 'Mongolia'];

export const MAP_WIDTH = 320;
export const MAP_HEIGHT = 396;

/** The peninsula and Manchuria; the meridian of Pyongyang stands upright. */
export const projection: GeoProjection = geoConicConformal()
	.parallels([34, 43])
	.rotate([-126.4, 0])
	.fitExtent(
		[
			[0, 0],
			[MAP_WIDTH, MAP_HEIGHT]
		],
		{
			type: 'MultiPoint',
			coordinates: [
				[121, 33.2],
				[131.9, 33.2],
				[121, 44.2],
				[131.9, 44.2]
			]
		}
	)
	.clipExtent([
		[-2, -2],
		[MAP_WIDTH + 2, MAP_HEIGHT + 2]
	]);

export interface MapShapes {
	readonly korea: string;
	readonly neighbours: string;
	readonly borders: string;
	readonly parallel: string;
}

let shapes: MapShapes | undefined;

/** Land and borders of today from Natural Earth (1:50 million), and the 38th parallel; the same on every map. */
export function mapShapes(): MapShapes {
	shapes ??= drawShapes();
	return shapes;
}

function drawShapes(): MapShapes {
	const { countries } = atlas.objects;
	const named = (names: readonly string[]): Countries => ({
		type: 'GeometryCollection',
		geometries: countries.geometries.filter(
			({ properties }) => properties !== undefined && 'name' in properties && names.includes(properties.name)
		)
	});
	const all = named([...KOREA, ...NEIGHBOURS]);
	return {
		korea: pathOf(feature(atlas, named(KOREA))),
		neighbours: pathOf(feature(atlas, named(NEIGHBOURS))),
		borders: pathOf(mesh(atlas, all, (a, b) => a !== b)),
		parallel: pathOf({ type: 'LineString', coordinates: alongParallel(38, PARALLEL.west, PARALLEL.east) })
	};
}

/** d3 joins two points by the shortest way, which is no parallel: it is led along by many. */
function alongParallel(latitude: number, west: number, east: number): [number, number][] {
	const steps = 40;
	return Array.from({ length: steps + 1 }, (_, step) => [west + ((east - west) * step) / steps, latitude]);
}

function pathOf(shape: GeoPermissibleObjects): string {
	const keeper = new PathKeeper();
	geoPath(projection, keeper)(shape);
	return keeper.path;
}
