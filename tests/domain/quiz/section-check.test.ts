import { describe, expect, it } from 'vitest';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { resolveItem, type ResolvedItem } from '#lib/domain/quiz/candidate-items.ts';
import { errorsOf } from '#lib/domain/quiz/flaws.ts';
import { quizFromCode } from '#lib/domain/quiz/quiz-from-code.ts';
import { sectionCheck } from '#lib/domain/quiz/section-check.ts';
import { secondModule } from '../../fixtures/second-module.ts';
import { shipped } from '../../fixtures/shipped.ts';

const SEEDS = 100;

function checkOf(module: LessonModule, section: string, seed: number): ResolvedItem[] {
	const made = sectionCheck(module, section, seed);
	if (!made.isOk) throw new Error(`${module.id} ${section} ${seed}: ${JSON.stringify(made.failure)}`);
	const again = quizFromCode([module], made.value.code);
	expect(again.isOk && again.value.quiz).toEqual(made.value);
	return made.value.items.flatMap((item) => resolveItem(indexModule(module), item) ?? []);
}

const sections = [secondModule(60), ...shipped].flatMap((module) =>
	module.sections.map((section) => [`${module.id} ${section.id}`, module, section] as const)
);

describe('a section check', () => {
	it.each(sections)(
		'%s: four sound items on its documents alone, from its code again',
		(_, module, section) => {
			for (let seed = 0; seed < SEEDS; seed++) {
				const items = checkOf(module, section.id, seed);
				expect(items).toHaveLength(4);
				expect(items.flatMap(errorsOf)).toEqual([]);
				for (const { face, item } of items) {
					for (const id of face.sources) expect(section.sources).toContain(id);
					for (const id of [...item.about, ...item.shown]) {
						const event = module.timeline.find((one) => one.id === id);
						if (event) expect(section.sources).toContain(event.source);
					}
				}
			}
		}
	);

	it('falls short for a section that there is not', () => {
		expect(sectionCheck(secondModule(60), 'no-section', 1).isOk).toBe(false);
	});
});
