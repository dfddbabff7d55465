/** @guarantee The same lessons give the same pictures. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPictures } from '#lib/compiler/pictures/draw-pictures.ts';
import { projection } from '#lib/compiler/pictures/map-shapes.ts';
import { layLabels } from '#lib/compiler/pictures/place-labels.ts';
import { separate } from '#lib/compiler/pictures/separate.ts';
import type { Box, Pictures } from '#lib/domain/content/pictures.ts';
import { compiled } from '../../fixtures/shipped.ts';

const { library } = compiled;
const all = drawPictures(library);

const overlap = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const overlapsIn = (boxes: readonly Box[]): number =>
	boxes.flatMap((box, place) => boxes.slice(place + 1).filter((other) => overlap(box, other))).length;
const leaves = (box: Box, { width, height }: Pick<Box, 'width' | 'height'>): boolean =>
	box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height;
const moduleOf = ({ module }: Pictures) => library.modules.find(({ id }) => id === module);

test('the same lessons give the same pictures, to the last digit', () => {
	expect(JSON.stringify(drawPictures(library))).toBe(JSON.stringify(all));
});

for (const pictures of all) {
	const { map, network } = pictures;

	test(`the pictures of ${pictures.module} are small`, () => {
		const bytes = Buffer.byteLength(JSON.stringify(map));
		console.log(pictures.module, 'map', bytes, 'all', Buffer.byteLength(JSON.stringify(pictures)), 'bytes');
		expect(bytes).toBeLessThanOrEqual(25_000);
	});

	test(`on the map of ${pictures.module} no name lies on another or leaves the frame, and none is lost`, () => {
		const labels = map.places.map(({ label }) => label);
		expect(overlapsIn(labels)).toBe(0);
		expect(labels.filter((label) => leaves(label, map))).toEqual([]);
		const named = moduleOf(pictures)?.names.places.map(({ id }) => id) ?? [];
		const told = [...map.places, ...map.distant].map(({ id }) => id);
		expect(told).toEqual(expect.arrayContaining(named));
	});

	test(`in the network of ${pictures.module} no name lies on another or leaves the frame`, () => {
		expect(overlapsIn(network.people)).toBe(0);
		expect(network.people.filter((box) => leaves(box, network))).toEqual([]);
		for (const { from, to, count } of network.exchanges) {
			const square = { x: count.x - 4, y: count.y - 4, width: 8, height: 8 };
			expect(
				network.people.filter((box) => overlap(square, box)),
				`${from} ${to}`
			).toEqual([]);
		}
	});

	test(`every letter of ${pictures.module} with both ends in print is counted once for each direction`, () => {
		const letters = moduleOf(pictures)?.sources.filter(({ type }) => type !== 'historian') ?? [];
		const ways = letters.flatMap(({ id, from, to }) =>
			from.flatMap((one) => to.filter((other) => other !== one).map((other) => `${id} ${one} ${other}`))
		);
		const drawn = network.exchanges.flatMap(({ from, to, papers }) =>
			papers.map((paper) => `${paper} ${from} ${to}`)
		);
		expect(drawn.toSorted()).toEqual(ways.toSorted());
	});
}

test('a code name is told of the papers that print it', () => {
	const { network } = all.find(({ module }) => module === 'chinese-intervention') ?? {};
	const exchange = network?.exchanges.find(({ from, to }) => from === 'joseph-stalin' && to === 'zhou-enlai');
	expect(exchange?.names).toEqual([{ person: 'joseph-stalin', name: 'Filippov', papers: 3 }]);
	expect(network?.people.find(({ id }) => id === 'joseph-stalin')?.codeNames).toEqual(['Filippov', 'Fyn Si']);
});

test('the 38th parallel is drawn along its latitude, and places of North and South lie on their sides of it', () => {
	const [{ map } = {}] = all;
	const points = (map?.parallel.match(/-?[\d.]+,-?[\d.]+/g) ?? []).map((point) =>
		point.split(',').map(Number)
	);
	expect(points.length).toBeGreaterThan(20);
	for (const [x = 0, y = 0] of points)
		expect(projection.invert?.([x, y])?.[1], `${x},${y}`).toBeCloseTo(38, 1);
	const heightOf = (id: string): number => {
		const place = library.authority.places.find((each) => each.id === id);
		return projection([place?.longitude ?? 0, place?.latitude ?? 0])?.[1] ?? 0;
	};
	const parallel = projection([126.5, 38])?.[1] ?? 0;
	expect(heightOf('pyongyang')).toBeLessThan(parallel);
	expect(heightOf('seoul')).toBeGreaterThan(parallel);
});

const boxes = (most: number) =>
	fc.array(
		fc.record({
			x: fc.integer({ min: 0, max: 300 }),
			y: fc.integer({ min: 0, max: 300 }),
			width: fc.integer({ min: 10, max: 80 }),
			height: fc.integer({ min: 10, max: 20 })
		}),
		{ maxLength: most }
	);
const frame = { x: 0, y: 0, width: 320, height: 400 };

test('names on a map never lie on each other or on a dot, wherever the places are', () => {
	fc.assert(
		fc.property(boxes(30), (list) => {
			const points = list.map((point, place) => ({ ...point, id: String(place) }));
			const laid = layLabels(points, frame);
			const labels = [...laid.values()].map(({ label }) => label);
			expect(overlapsIn(labels)).toBe(0);
			for (const [id, { label }] of laid) {
				expect(leaves(label, frame)).toBe(false);
				for (const { x, y } of points.filter((point) => point.id !== id))
					expect(overlap(label, { x: x - 1, y: y - 1, width: 2, height: 2 })).toBe(false);
			}
		})
	);
});

test('boxes that are pushed apart stay in the frame, and those that lie apart stay where they are', () => {
	fc.assert(
		fc.property(boxes(6), (list) => {
			const apart = separate(list, frame, { x: 0, y: 0 });
			for (const box of apart) expect(leaves(box, frame)).toBe(false);
			expect(separate(apart, frame, { x: -1, y: -1 })).toEqual(apart);
		})
	);
});
