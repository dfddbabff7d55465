import {
	forceLink,
	forceManyBody,
	forceSimulation,
	forceX,
	forceY,
	type SimulationNodeDatum
} from 'd3-force';
import { labelLines } from '#lib/domain/content/label-lines.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type {
	Box,
	Correspondent,
	DrawnExchange,
	Exchange,
	NetworkPicture,
	Point
} from '#lib/domain/content/pictures.ts';
import { exchangesOf, unaddressedIn } from './correspondence.ts';
import { separate } from './separate.ts';

const WIDTH = 320;
const MARGIN = 6;
const LETTER = 7.6;
const LINE = 16;
const STEPS = 300;

interface Node extends SimulationNodeDatum {
	readonly id: string;
}

/** Who wrote to whom, laid out so that names lie apart. The same module always gives the same picture. */
export function drawNetwork(module: LessonModule): NetworkPicture {
	const exchanges = exchangesOf(module);
	const ids = [...new Set(exchanges.flatMap(({ from, to }) => [from, to]))];
	const height = Math.max(160, 60 * Math.ceil(ids.length * 0.75) + 60);
	const frame = { x: MARGIN, y: MARGIN, width: WIDTH - 2 * MARGIN, height: height - 2 * MARGIN };
	const at = settled(ids, exchanges, frame);
	const named = ids.map((id) => labelOf(module, exchanges, id, at.get(id) ?? { x: 0, y: 0 }));
	const people = separate(named, frame, { x: 18, y: 26 });
	return {
		width: WIDTH,
		height,
		people,
		exchanges: exchanges.map((exchange) => drawn(exchange, people)),
		unaddressed: unaddressedIn(module)
	};
}

/** Where the forces leave each name, stretched over the frame. d3-force throws its dice from a fixed seed. */
function settled(ids: readonly string[], exchanges: readonly Exchange[], frame: Box): Map<string, Point> {
	const nodes: Node[] = ids.map((id) => ({ id }));
	const links = exchanges.map(({ from, to }) => ({ source: from, target: to }));
	forceSimulation(nodes)
		.force('charge', forceManyBody().strength(-400))
		.force(
			'link',
			forceLink<Node, (typeof links)[number]>(links)
				.id(({ id }) => id)
				.distance(90)
		)
		.force('x', forceX().strength(0.12))
		.force('y', forceY().strength(0.06))
		.stop()
		.tick(STEPS);
	const stretch = (values: readonly number[], from: number, length: number) => {
		const [least, most] = [Math.min(...values), Math.max(...values)];
		return (value: number) => from + ((value - least) / Math.max(1, most - least)) * length;
	};
	const x = stretch(
		nodes.map((node) => node.x ?? 0),
		frame.x,
		frame.width
	);
	const y = stretch(
		nodes.map((node) => node.y ?? 0),
		frame.y,
		frame.height
	);
	return new Map(nodes.map((node) => [node.id, { x: x(node.x ?? 0), y: y(node.y ?? 0) }]));
}

function labelOf(
	module: LessonModule,
	exchanges: readonly Exchange[],
	id: string,
	middle: Point
): Correspondent {
	const name = module.names.people.find((person) => person.id === id)?.name ?? id;
	const used = exchanges.flatMap(({ names }) => names.filter(({ person }) => person === id));
	const codeNames = [...new Set(used.map((each) => each.name))];
	const lines = labelLines(name, 15, 3);
	const letters = Math.max(
		...lines.map(({ length }) => length),
		...codeNames.map(({ length }) => length + 2)
	);
	const width = letters * LETTER + 12;
	const height = (lines.length + codeNames.length) * LINE + 10;
	return { id, lines, codeNames, x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}

const middleOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
const round = (value: number): number => Math.round(value * 10) / 10;

/** A curve that leaves to the right of its direction, so that the way back does not lie on it. */
function drawn(exchange: Exchange, people: readonly Correspondent[]): DrawnExchange {
	const from = people.find(({ id }) => id === exchange.from);
	const to = people.find(({ id }) => id === exchange.to);
	if (!from || !to) throw new Error('An exchange has two ends.');
	const [a, b] = [middleOf(from), middleOf(to)];
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
	const bow = 16 + length / 14;
	const bend = {
		x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * bow,
		y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * bow
	};
	const [start, end] = [edgeOf(from, bend, 2), edgeOf(to, bend, 5)];
	return {
		...exchange,
		path: `M${round(start.x)},${round(start.y)}Q${round(bend.x)},${round(bend.y)} ${round(end.x)},${round(end.y)}`,
		count: {
			x: round((start.x + 2 * bend.x + end.x) / 4),
			y: round((start.y + 2 * bend.y + end.y) / 4)
		}
	};
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
