import type { Box, Correspondent, DrawnExchange, Exchange, Point } from '#lib/domain/content/pictures.ts';

interface Curve {
	readonly start: Point;
	readonly bend: Point;
	readonly end: Point;
}

const SAMPLES = 12;
/** Half the side of the square that a count takes. */
const COUNT = 8;
const SHORTEST = 34;

const middleOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
const round = (value: number): number => Math.round(value * 10) / 10;

/** Each exchange as a curve that leaves to the right of its direction, so that the way back does not lie on it. */
export function drawExchanges(
	exchanges: readonly Exchange[],
	people: readonly Correspondent[]
): DrawnExchange[] {
	return exchanges.map((exchange) => {
		const { start, bend, end } = curveOf(exchange, people);
		const count = pointOn({ start, bend, end }, 0.5);
		const path = `M${round(start.x)},${round(start.y)}Q${round(bend.x)},${round(bend.y)} ${round(end.x)},${round(end.y)}`;
		return { ...exchange, path, count: { x: round(count.x), y: round(count.y) } };
	});
}

/**
 * How hard a picture is to read: 0 if no line runs behind a name, no count lies on a name or on another count, no
 * two lines cross and every line is long enough to be followed.
 */
export function tangleOf(exchanges: readonly Exchange[], people: readonly Correspondent[]): number {
	const curves = exchanges.map((exchange) => curveOf(exchange, people));
	const counts = curves.map((curve) => around(pointOn(curve, 0.5)));
	const tangles = curves.map((curve, place) => {
		const { from, to } = exchanges[place] ?? {};
		const strangers = people.filter(({ id }) => id !== from && id !== to);
		const points = pointsOn(curve);
		const behind = strangers.filter((box) => points.some((point) => isIn(point, box, 3))).length;
		const count = counts[place];
		const hidden = [...people, ...counts.slice(place + 1)].filter(
			(box) => count && overlap(count, box)
		).length;
		const crossed = curves.slice(place + 1).filter((other) => doCross(points, pointsOn(other))).length;
		const isShort = Math.hypot(curve.end.x - curve.start.x, curve.end.y - curve.start.y) < SHORTEST;
		return 10 * behind + 6 * hidden + 2 * crossed + (isShort ? 4 : 0);
	});
	return tangles.reduce((sum, tangle) => sum + tangle, 0);
}

function curveOf(exchange: Exchange, people: readonly Correspondent[]): Curve {
	const from = people.find(({ id }) => id === exchange.from);
	const to = people.find(({ id }) => id === exchange.to);
	if (!from || !to) throw new Error('An exchange has two ends.');
	const [a, b] = [middleOf(from), middleOf(to)];
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
	const bow = 12 + length / 16;
	const bend = {
		x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * bow,
		y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * bow
	};
	return { start: edgeOf(from, bend, 2), bend, end: edgeOf(to, bend, 5) };
}

/** Where the line from a box's middle towards a point leaves the box, a little outside of it. */
function edgeOf(box: Box, towards: Point, gap: number): Point {
	const middle = middleOf(box);
	const [dx, dy] = [towards.x - middle.x, towards.y - middle.y];
	const share = Math.min(
		(box.width / 2 + gap) / (Math.abs(dx) || 1e-6),
		(box.height / 2 + gap) / (Math.abs(dy) || 1e-6)
	);
	return { x: middle.x + dx * share, y: middle.y + dy * share };
}

function pointOn({ start, bend, end }: Curve, share: number): Point {
	const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
	return { x: a * start.x + b * bend.x + c * end.x, y: a * start.y + b * bend.y + c * end.y };
}

const pointsOn = (curve: Curve): Point[] =>
	Array.from({ length: SAMPLES + 1 }, (_, step) => pointOn(curve, step / SAMPLES));

const around = ({ x, y }: Point): Box => ({
	x: x - COUNT,
	y: y - COUNT,
	width: 2 * COUNT,
	height: 2 * COUNT
});
const isIn = ({ x, y }: Point, box: Box, gap: number): boolean =>
	x > box.x - gap && x < box.x + box.width + gap && y > box.y - gap && y < box.y + box.height + gap;
const overlap = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function doCross(one: readonly Point[], other: readonly Point[]): boolean {
	return one
		.slice(1)
		.some((end, i) =>
			other.slice(1).some((tip, j) => stepsCross([one[i] ?? end, end], [other[j] ?? tip, tip]))
		);
}

type Step = readonly [Point, Point];

function stepsCross([a, b]: Step, [c, d]: Step): boolean {
	const side = (p: Point, q: Point, r: Point): number =>
		(q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
