import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	anchorIn,
	broughtIn,
	busiest,
	lengthIn,
	momentAt,
	scalesFor,
	showing,
	xOf,
	zoomed,
	type Extent
} from '#lib/ui/pictures/view.ts';

const DAY = 86_400_000;

const extents = fc
	.tuple(fc.integer({ min: -9000, max: -3000 }), fc.integer({ min: 2, max: 17_000 }))
	.map(([first, days]): Extent => ({ from: first * DAY, to: (first + days) * DAY }));
const widths = fc.integer({ min: 200, max: 1400 });
const shares = fc.double({ min: 0, max: 1, noNaN: true });

const viewOf = (extent: Extent, width: number, begin: number, part: number) => {
	const length = extent.to - extent.from;
	const from = extent.from + begin * length;
	return showing(extent, { from, to: Math.min(extent.to, from + part * length) }, width);
};

test('whatever is zoomed, the scale stays within its limits and nothing is scrolled past its ends', () => {
	fc.assert(
		fc.property(
			extents,
			widths,
			shares,
			shares,
			fc.array(fc.tuple(fc.double({ min: 0.05, max: 20, noNaN: true }), shares), { maxLength: 12 }),
			(extent, width, begin, part, zooms) => {
				let view = viewOf(extent, width, begin, part);
				for (const [factor, at] of zooms) view = zoomed(extent, view, factor, at * width);
				const { least, most } = scalesFor(extent, width);
				expect(view.scale).toBeGreaterThanOrEqual(least);
				expect(view.scale).toBeLessThanOrEqual(most);
				expect(view.left).toBeGreaterThanOrEqual(0);
				expect(view.left).toBeLessThanOrEqual(lengthIn(extent, view) - width + 1e-6);
			}
		)
	);
});

test('the moment under the fingers stays under them, unless an end of the timeline is in the way', () => {
	fc.assert(
		fc.property(
			extents,
			widths,
			shares,
			shares,
			fc.double({ min: 0.2, max: 5, noNaN: true }),
			shares,
			(extent, width, begin, part, factor, at) => {
				const before = viewOf(extent, width, begin, part);
				const after = zoomed(extent, before, factor, at * width);
				if (after.left === 0 || after.left >= lengthIn(extent, after) - width - 1e-6) return;
				const moment = momentAt(extent, before.scale, before.left + at * width);
				expect(xOf(extent, after.scale, moment) - after.left).toBeCloseTo(at * width, 3);
			}
		)
	);
});

test('a moment that is brought in is seen, and what is seen already does not move', () => {
	fc.assert(
		fc.property(extents, widths, shares, shares, shares, (extent, width, begin, part, share) => {
			const moment = extent.from + share * (extent.to - extent.from);
			const view = broughtIn(extent, viewOf(extent, width, begin, part), moment);
			const x = xOf(extent, view.scale, moment) - view.left;
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x).toBeLessThanOrEqual(width);
			expect(broughtIn(extent, view, moment)).toEqual(view);
		})
	);
});

test('the busiest part holds its share of the moments, and no part that does is shorter', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }),
			fc.double({ min: 0.1, max: 1, noNaN: true }),
			(list, share) => {
				const moments = list.toSorted((a, b) => a - b);
				const wanted = Math.ceil(moments.length * share);
				const { from, to } = busiest(moments, share);
				const heldIn = (start: number, end: number): number =>
					moments.filter((moment) => moment >= start && moment <= end).length;
				expect(heldIn(from, to)).toBeGreaterThanOrEqual(wanted);
				for (const start of moments)
					expect(heldIn(start, start + (to - from) - 1)).toBeLessThan(to === from ? Infinity : wanted);
			}
		)
	);
});

test('keys zoom about the chosen moment, or about one that is seen, so that it is seen ever after', () => {
	fc.assert(
		fc.property(
			extents,
			widths,
			shares,
			shares,
			fc.array(shares, { minLength: 1, maxLength: 20 }),
			fc.boolean(),
			(extent, width, begin, part, list, isChosen) => {
				const moments = list.map((share) => extent.from + share * (extent.to - extent.from));
				const chosen = isChosen ? moments[0] : undefined;
				const before = viewOf(extent, width, begin, part);
				const isSeen = (view: typeof before, moment: number): boolean => {
					const x = xOf(extent, view.scale, moment) - view.left;
					return x >= -1e-3 && x <= width + 1e-3;
				};
				if (!moments.some((moment) => isSeen(before, moment))) return;
				const after = zoomed(extent, before, 2, anchorIn(extent, before, moments, chosen));
				expect(moments.some((moment) => isSeen(after, moment))).toBe(true);
				if (chosen !== undefined && isSeen(before, chosen)) expect(isSeen(after, chosen)).toBe(true);
			}
		)
	);
});
