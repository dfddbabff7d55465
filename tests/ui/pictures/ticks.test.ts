import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MIN_GAP, ticksBetween } from '#lib/ui/pictures/ticks.ts';

const DAY = 86_400_000;
const MOSCOW = 3 * 3_600_000;
const START = Date.UTC(1945, 0, 1);

const windows = fc.record({
	from: fc.integer({ min: 0, max: 20_000 * DAY }).map((since) => START + since),
	length: fc.oneof(fc.integer({ min: DAY, max: 40 * DAY }), fc.integer({ min: 40 * DAY, max: 20_000 * DAY })),
	left: fc.integer({ min: 0, max: 100_000 }),
	width: fc.integer({ min: 150, max: 4000 })
});

test('ticks are midnights in Moscow, in order, to scale, inside the window and never too near each other', () => {
	fc.assert(
		fc.property(windows, ({ from, length, left, width }) => {
			const ticks = ticksBetween(from, from + length, left, left + width);
			for (const [place, { x, at }] of ticks.entries()) {
				expect(Math.abs((at + MOSCOW) % DAY)).toBe(0);
				expect(at).toBeGreaterThanOrEqual(from);
				expect(at).toBeLessThanOrEqual(from + length);
				expect(x).toBeCloseTo(left + ((at - from) / length) * width, 3);
				if (place > 0) expect(x - (ticks[place - 1]?.x ?? 0)).toBeGreaterThanOrEqual(MIN_GAP);
			}
		})
	);
});

test('two ticks of one window never bear the same words', () => {
	fc.assert(
		fc.property(windows, ({ from, length, left, width }) => {
			const labels = ticksBetween(from, from + Math.min(length, 300 * DAY), left, left + width);
			expect(new Set(labels.map(({ label }) => label)).size).toBe(labels.length);
		})
	);
});

test('years, months and days are written as such', () => {
	const year = (first: number, last: number, width: number) =>
		ticksBetween(Date.UTC(1950, first, 1) - MOSCOW, Date.UTC(1950, last, 1) - MOSCOW, 0, width);
	expect(year(0, 3, 300).map(({ label }) => label)).toEqual(['1950', 'Feb', 'Mar', 'Apr']);
	expect(year(0, 3, 300).map(({ isYear }) => isYear)).toEqual([true, false, false, false]);
	expect(year(5, 6, 1200).map(({ label }) => label)).toContain('25 Jun');
});

test('a window without length has no ticks', () => {
	expect(ticksBetween(5, 5, 0, 100)).toEqual([]);
	expect(ticksBetween(0, DAY, 100, 100)).toEqual([]);
});
