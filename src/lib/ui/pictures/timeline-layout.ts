import { labelLines } from '#lib/domain/content/label-lines.ts';
import { lanesOf } from './lanes.ts';
import { middleOf, type Mark } from './event-marks.ts';
import { xOf, type Extent } from './view.ts';

const LETTERS = 22;
/** Wider than most letters of any sans at this size: labels are laid out before anything can be measured. */
const LETTER = 7.6;
const AXIS = 30;
const LANES = 4;
const LANE = 44;
const BETWEEN = 52;
const OFF_RAIL = 18;

/** Heights of the three rails: it happened, it was known elsewhere, it was written. */
export const RAILS = {
	happened: AXIS + LANES * LANE + OFF_RAIL,
	known: AXIS + LANES * LANE + OFF_RAIL + BETWEEN,
	written: AXIS + LANES * LANE + OFF_RAIL + 2 * BETWEEN
};
export const HEIGHT = RAILS.written + OFF_RAIL + LANES * LANE + 6;

/** A mark in its place. */
export interface PlacedMark {
	readonly mark: Mark;
	readonly y: number;
	/** Where the time begins within which it happened, and where it ends. */
	readonly from: number;
	readonly to: number;
	/** Where its leader stands and its slanted line begins. */
	readonly x: number;
	/** Where its slanted line ends on the rail of the other city. */
	readonly knownX: number | undefined;
	/** Nothing where there is no room for its label at this scale. */
	readonly label:
		| {
				readonly lines: readonly string[];
				readonly y: number;
				readonly width: number;
				readonly height: number;
		  }
		| undefined;
}

/** All marks at a scale: events above, documents below, labels in lanes. */
export function placeMarks(marks: readonly Mark[], extent: Extent, scale: number): PlacedMark[] {
	return [
		...placeKind(marks, 'event', extent, scale),
		...placeKind(marks, 'document', extent, scale)
	].toSorted((a, b) => marks.indexOf(a.mark) - marks.indexOf(b.mark));
}

function placeKind(marks: readonly Mark[], kind: Mark['kind'], extent: Extent, scale: number): PlacedMark[] {
	const x = (moment: number): number => xOf(extent, scale, moment);
	const labelled = marks
		.filter((mark) => mark.kind === kind)
		.map((mark) => {
			const lines = labelLines(mark.text, LETTERS, 2);
			const width = Math.max(...lines.map(({ length }) => length)) * LETTER + 8;
			return { mark, lines, x: x(middleOf(mark.when)), width };
		})
		.toSorted((a, b) => a.x - b.x);
	const lanes = lanesOf(labelled, 6, LANES);
	return labelled.map(({ mark, lines, x: at, width }, place) => {
		const lane = lanes[place];
		return {
			mark,
			y: kind === 'event' ? RAILS.happened : RAILS.written,
			x: at,
			from: Math.min(x(mark.when.earliest), at - 4),
			to: Math.max(x(mark.when.latest), at + 4),
			knownX: mark.known && x(middleOf(mark.known)),
			label: lane === undefined ? undefined : { lines, width, y: laneTop(kind, lane), height: LANE }
		};
	});
}

function laneTop(kind: Mark['kind'], lane: number): number {
	if (kind === 'event') return RAILS.happened - OFF_RAIL - (lane + 1) * LANE;
	return RAILS.written + OFF_RAIL + lane * LANE;
}

const REACH = 40;

/** The mark that a finger means: the one whose label it touches, else the nearest on the rails if that is near. */
export function markAt(placed: readonly PlacedMark[], x: number, y: number): Mark | undefined {
	const touched = placed.find(
		({ label, x: left }) =>
			label && x >= left && x <= left + label.width && y >= label.y && y <= label.y + label.height
	);
	if (touched) return touched.mark;
	const distanceTo = (each: PlacedMark): number => {
		const along = Math.max(each.from - x, 0, x - each.to);
		const end = each.knownX === undefined ? Infinity : Math.hypot(each.knownX - x, RAILS.known - y);
		return Math.min(Math.hypot(along, each.y - y), end);
	};
	const [nearest] = placed.toSorted((a, b) => distanceTo(a) - distanceTo(b));
	return nearest && distanceTo(nearest) <= REACH ? nearest.mark : undefined;
}
