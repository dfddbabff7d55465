import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lanesOf } from '#lib/ui/pictures/lanes.ts';

const GAP = 6;
const labels = fc
	.array(fc.record({ x: fc.integer({ min: 0, max: 600 }), width: fc.integer({ min: 10, max: 180 }) }), {
		minLength: 1,
		maxLength: 40
	})
	.map((list) => list.toSorted((a, b) => a.x - b.x));

interface Placed {
	readonly x: number;
	readonly end: number;
	readonly lane: number;
}

const placed = (list: readonly { x: number; width: number }[], lanes: number): Placed[] => {
	const given = lanesOf(list, GAP, lanes);
	return list.flatMap(({ x, width }, place) => {
		const lane = given[place];
		return lane === undefined ? [] : [{ x, end: x + width, lane }];
	});
};

test('no label lies on another, nor nearer than the gap', () => {
	fc.assert(
		fc.property(labels, fc.integer({ min: 1, max: 8 }), (list, lanes) => {
			const shown = placed(list, lanes);
			for (const [place, one] of shown.entries())
				for (const other of shown.slice(place + 1))
					if (one.lane === other.lane) expect(other.x).toBeGreaterThanOrEqual(one.end + GAP);
		})
	);
});

test('no leader runs through a label', () => {
	fc.assert(
		fc.property(labels, fc.integer({ min: 1, max: 8 }), (list, lanes) => {
			const shown = placed(list, lanes);
			for (const leader of shown)
				for (const label of shown)
					if (label.lane < leader.lane) expect(leader.x <= label.x || leader.x >= label.end).toBe(true);
		})
	);
});

test('lanes are used from the rail outwards, and with lanes enough every label has one', () => {
	fc.assert(
		fc.property(labels, fc.integer({ min: 1, max: 8 }), (list, lanes) => {
			const given = lanesOf(list, GAP, lanes);
			expect(given).toHaveLength(list.length);
			expect(given.at(-1)).toBe(0);
			for (const lane of given) if (lane !== undefined) expect(lane).toBeLessThan(lanes);
			expect(lanesOf(list, GAP, list.length)).not.toContain(undefined);
		})
	);
});
