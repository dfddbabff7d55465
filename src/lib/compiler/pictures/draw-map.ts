import { geoDistance } from 'd3-geo';
import type { Place } from '#lib/domain/content/authority.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type {
	DistantPlace,
	MapPicture,
	MappedPlace,
	NamedPlace,
	Point
} from '#lib/domain/content/pictures.ts';
import { MAP_HEIGHT, MAP_WIDTH, mapShapes, PARALLEL, projection } from './map-shapes.ts';
import { placesNamed, type PlaceFound } from './named-places.ts';
import { layLabels, type Labelled } from './place-labels.ts';

const LETTER = 7;
const LINE = 15;
const EARTH_RADIUS_KM = 6371;
const PYONGYANG: [number, number] = [125.75, 39.03];
const FRAME = { x: 3, y: 3, width: MAP_WIDTH - 6, height: MAP_HEIGHT - 6 };
const PARALLEL_NAME = '38th parallel';

/** The map of a module: those of its places that lie in the frame, and how far off the others are. */
export function drawMap(module: LessonModule, places: readonly Place[]): MapPicture {
	const found = placesNamed(module, places).map((each) => ({ ...each, at: projected(each.place) }));
	const inside = found.flatMap(({ at, ...each }) => (at && isInFrame(at) ? [{ ...each, ...at }] : []));
	const outside = found.filter(({ at }) => !at || !isInFrame(at));
	const east = projected({ latitude: 38, longitude: PARALLEL.east }) ?? { x: MAP_WIDTH, y: 0 };
	const parallelName = { x: Math.min(east.x, MAP_WIDTH - 4), y: east.y - 5 };
	const labels = layLabels([ownName(parallelName), ...inside.map(labelled)], FRAME);
	return {
		width: MAP_WIDTH,
		height: MAP_HEIGHT,
		...mapShapes(),
		parallelName,
		places: inside.flatMap((each): MappedPlace[] => {
			const laid = labels.get(each.place.id);
			return laid ? [{ ...told(each), x: each.x, y: each.y, ...laid }] : [];
		}),
		distant: outside.map(distant).toSorted((a, b) => a.kilometres - b.kilometres)
	};
}

function projected({ latitude, longitude }: Pick<Place, 'latitude' | 'longitude'>): Point | undefined {
	const at = projection([longitude, latitude]);
	return at ? { x: Math.round(at[0] * 10) / 10, y: Math.round(at[1] * 10) / 10 } : undefined;
}

const isInFrame = ({ x, y }: Point): boolean => x > 4 && x < MAP_WIDTH - 4 && y > 4 && y < MAP_HEIGHT - 4;

function labelled({ place, x, y }: PlaceFound & Point): Labelled {
	return { id: place.id, x, y, width: place.name.length * LETTER, height: LINE };
}

/** The name of the parallel ends above its eastern end; places give way to it. */
function ownName({ x, y }: Point): Labelled {
	const width = PARALLEL_NAME.length * LETTER;
	return { id: PARALLEL_NAME, x: x - width - 6, y: y - LINE / 2 + 3, width, height: LINE };
}

function told({ place, spelled }: PlaceFound): NamedPlace {
	return { id: place.id, name: place.name, today: place.today, is: place.is, spelled };
}

function distant({ place, spelled }: PlaceFound): DistantPlace {
	const radians = geoDistance(PYONGYANG, [place.longitude, place.latitude]);
	const kilometres = Math.round((radians * EARTH_RADIUS_KM) / 50) * 50;
	return { ...told({ place, spelled }), kilometres };
}
