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
import type { Box, Correspondent, Exchange, NetworkPicture, Point } from '#lib/domain/content/pictures.ts';
import { exchangesOf, unaddressedIn } from './correspondence.ts';
import { drawExchanges, tangleOf } from './exchange-curves.ts';
import { separate } from './separate.ts';

const WIDTH = 320;
const MARGIN = 6;
const LETTER = 7.6;
const LINE = 16;
const STEPS = 200;
const TRIES = 60;
const PULLS = [0.12, 0.05, 0.25, 0.02, 0.4];

interface Node extends SimulationNodeDatum {
	readonly id: string;
}

/**
 * Who wrote to whom. Of several settlements the one that is easiest to read is taken. The same module always gives the
 * same picture: d3-force throws its dice from a fixed seed.
 */
export function drawNetwork(module: LessonModule): NetworkPicture {
	const exchanges = exchangesOf(module);
	const ids = [...new Set(exchanges.flatMap(({ from, to }) => [from, to]))];
	const height = Math.max(160, 52 * ids.length);
	const frame = { x: MARGIN, y: MARGIN, width: WIDTH - 2 * MARGIN, height: height - 2 * MARGIN };
	let best: Settlement | undefined;
	for (let turn = 0; turn < TRIES && best?.tangle !== 0; turn++) {
		const order = [...ids.slice(turn % ids.length), ...ids.slice(0, turn % ids.length)];
		const at = settled(order, exchanges, { frame, pull: PULLS[turn % PULLS.length] ?? 0 });
		const named = ids.map((id) => labelOf(module, exchanges, id, at.get(id) ?? { x: 0, y: 0 }));
		const people = separate(named, frame, { x: 34, y: 34 });
		const tangle = tangleOf(exchanges, people);
		if (!best || tangle < best.tangle) best = { people, tangle };
	}
	const people = best?.people ?? [];
	return {
		width: WIDTH,
		height,
		people,
		exchanges: drawExchanges(exchanges, people),
		unaddressed: unaddressedIn(module)
	};
}

interface Settlement {
	readonly people: readonly Correspondent[];
	readonly tangle: number;
}

interface Ground {
	readonly frame: Box;
	/** How strongly everything is drawn to the middle line. */
	readonly pull: number;
}

/** Where the forces leave each name, stretched over the frame. */
function settled(
	ids: readonly string[],
	exchanges: readonly Exchange[],
	{ frame, pull }: Ground
): Map<string, Point> {
	const nodes: Node[] = ids.map((id) => ({ id }));
	const links = exchanges.map(({ from, to }) => ({ source: from, target: to }));
	const link = forceLink<Node, (typeof links)[number]>(links).id(({ id }) => id);
	forceSimulation(nodes)
		.force('charge', forceManyBody().strength(-400))
		.force('link', link.distance(90))
		.force('x', forceX().strength(pull))
		.force('y', forceY().strength(0.06))
		.stop()
		.tick(STEPS);
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

/** Maps the values so that the least comes to lie at the start and the most at the end. */
function stretch(values: readonly number[], from: number, length: number): (value: number) => number {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	return (value) => from + ((value - least) / Math.max(1, most - least)) * length;
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
