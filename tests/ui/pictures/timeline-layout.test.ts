import { expect, test } from 'vitest';
import { marksOf } from '#lib/ui/pictures/event-marks.ts';
import { markAt, placeMarks } from '#lib/ui/pictures/timeline-layout.ts';
import { xOf } from '#lib/ui/pictures/view.ts';
import { shipped } from '../../fixtures/shipped.ts';

const DAY = 86_400_000;
const extentOf = (marks: ReturnType<typeof marksOf>) => ({
	from: Math.min(...marks.map(({ when }) => when.earliest)),
	to: Math.max(...marks.map(({ when, known }) => (known ?? when).latest))
});

for (const module of shipped) {
	const marks = marksOf(module);
	const extent = extentOf(marks);

	test(`every event and document of ${module.id} is a mark, in order and to scale`, () => {
		expect(marks).toHaveLength(module.timeline.length + module.sources.length);
		const scale = 3 / DAY;
		for (const [place, each] of placeMarks(marks, extent, scale).entries()) {
			expect(each.mark).toBe(marks[place]);
			expect(each.from).toBeLessThanOrEqual(xOf(extent, scale, each.mark.when.earliest));
			expect(each.to).toBeGreaterThanOrEqual(xOf(extent, scale, each.mark.when.latest));
			expect(each.knownX === undefined).toBe(each.mark.known === undefined);
		}
	});

	test(`a finger on a label or mark of ${module.id} finds it`, () => {
		const placed = placeMarks(marks, extent, 12 / DAY);
		for (const each of placed) {
			if (each.label) expect(markAt(placed, each.x + 20, each.label.y + 5)).toBe(each.mark);
			const found = markAt(placed, (each.from + each.to) / 2, each.y);
			expect(found?.kind).toBe(each.mark.kind);
		}
		expect(markAt(placed, -500, 2)).toBeUndefined();
	});
}
