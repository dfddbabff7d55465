/**
 * @guarantee The same module and the same seed give the same quiz, always.
 * @guarantee Every key is proved by words of the excerpt it names.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { claimsOf } from '#lib/domain/item/claims-of.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { decidablePairs, scoreOrder } from '#lib/domain/item/partial-order.ts';
import { bankOf } from '#lib/domain/quiz/bank.ts';
import { DEFAULT_BLUEPRINT, type Blueprint } from '#lib/domain/quiz/blueprint.ts';
import { CHRONOLOGY_KINDS } from '#lib/domain/quiz/drawn-kinds.ts';
import { flawsOf } from '#lib/domain/quiz/flaws.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { OPENING_QUIZZES, openingQuizzes } from '#lib/domain/quiz/opening-quizzes.ts';
import { preferredQuiz } from '#lib/domain/quiz/prefer-quiz.ts';
import { answers, resolveItem, type ResolvedItem } from '#lib/domain/quiz/candidate-items.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import { quizFromCode } from '#lib/domain/quiz/quiz-from-code.ts';
import { shipped } from '../../fixtures/shipped.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const sampled = fc.sample(seeds, 1500);

function made(module: LessonModule, seed: number, blueprint: Blueprint = DEFAULT_BLUEPRINT): Quiz {
	const result = generateQuiz(module, blueprint, seed);
	if (!result.isOk) throw new Error(`${module.id}, seed ${seed}: ${JSON.stringify(result.failure)}`);
	return result.value;
}

function whole(module: LessonModule, quiz: Quiz): ResolvedItem[] {
	return quiz.items.map((item) => {
		const found = resolveItem(indexModule(module), item);
		if (!found) throw new Error(`${item.id} refers to what the module does not hold`);
		return found;
	});
}

const copyOf = (module: LessonModule): LessonModule => structuredClone(module);

describe.each([...shipped, syntheticModule(60)].map((module) => [module.id, module] as const))(
	'quizzes of %s',
	(_, module) => {
		// Made once: every test looks at the same quizzes.
		const quizzes = sampled.map((seed) => {
			const quiz = made(module, seed);
			return { quiz, items: whole(module, quiz) };
		});
		const forSeeds = (check: (quiz: Quiz, items: ResolvedItem[]) => void): void => {
			for (const { quiz, items } of quizzes) check(quiz, items);
		};

		it('are the same for the same seed, on another copy of the content too', () => {
			const copy = copyOf(module);
			fc.assert(
				fc.property(seeds, (seed) => {
					expect(made(copy, seed)).toEqual(made(module, seed));
				}),
				{ numRuns: 200 }
			);
		});

		it('are made again from their code', () => {
			fc.assert(
				fc.property(seeds, (seed) => {
					const quiz = made(module, seed);
					const again = quizFromCode([module], quiz.code.toLowerCase().replaceAll('-', ' '));
					expect(again.isOk && again.value.quiz).toEqual(quiz);
				}),
				{ numRuns: 100 }
			);
		});

		it('keep the blueprint: ten items, two of chronology, kinds and sources spread, easier kinds first', () => {
			forSeeds((quiz, items) => {
				expect(quiz.items).toHaveLength(10);
				const count = (values: readonly string[]): number[] =>
					[...new Set(values)].map((value) => values.filter((other) => other === value).length);
				const kinds = quiz.items.map(({ kind }) => kind);
				expect(kinds.filter((kind) => CHRONOLOGY_KINDS.includes(kind)).length).toBeGreaterThanOrEqual(2);
				for (const kind of new Set(kinds)) {
					const most = Math.ceil(((definitionOf(kind).mostInTen ?? 2) / 2) * 3);
					expect(kinds.filter((other) => other === kind).length, kind).toBeLessThanOrEqual(most);
				}
				const sources = items.flatMap(({ face }) => [...face.sources]);
				expect(Math.max(...count(sources))).toBeLessThanOrEqual(3);
				expect(new Set(sources).size).toBeGreaterThanOrEqual(4);
				const ranks = kinds.map((kind) => ITEM_KINDS.indexOf(kind));
				expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
				expect(kinds).not.toContain('written');
			});
		});

		it('show the key among the choices once and no choice twice', () => {
			forSeeds((_quiz, items) => {
				for (const { face, key, item } of items) {
					const ids = face.choices.map(({ id }) => id);
					expect(new Set(ids).size).toBe(ids.length);
					expect(ids).toEqual([...item.shown]);
					if (face.form !== 'order') expect(ids.filter((id) => key.key.includes(id))).toHaveLength(1);
				}
			});
		});

		it('start order items wrong, with a right order that the dates support', () => {
			forSeeds((_quiz, items) => {
				for (const { face, key, item } of items.filter((each) => each.face.form === 'order')) {
					expect(key.decidable).toEqual(decidablePairs(key.cards));
					const pairs = (face.choices.length * (face.choices.length - 1)) / 2;
					expect(key.decidable.length / pairs).toBeGreaterThanOrEqual(0.8);
					const full = { earned: key.decidable.length, possible: key.decidable.length };
					expect(scoreOrder(key.decidable, key.key)).toEqual(full);
					expect(scoreOrder(key.decidable, item.shown)).not.toEqual(full);
					expect(key.decidable.some(([, after]) => after === item.shown[0])).toBe(true);
				}
			});
		});

		it('hold no flawed item, no claim twice, and no stem with the key of another item', () => {
			forSeeds((_quiz, items) => {
				for (const one of items) {
					expect(flawsOf(one).filter(({ severity }) => severity === 'error')).toEqual([]);
					for (const other of items) if (other !== one) expect(answers(one, other)).toBe(false);
				}
				const claims = items.flatMap((each) => [...new Set(claimsOf(each))]);
				expect(new Set(claims).size).toBe(claims.length);
			});
		});

		it('spread the places of the keys evenly', () => {
			forSeeds((_quiz, items) => {
				const free = items.filter(
					({ face }) => !face.isFixedOrder && face.form === 'choices' && face.choices.length === 3
				);
				const counts = [0, 1, 2].map(
					(place) => free.filter(({ face, key }) => face.choices[place]?.id === key.key[0]).length
				);
				expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
			});
		});

		it('hold only items of the bank', () => {
			const bank = new Set(bankOf(module).map(({ id }) => id));
			fc.assert(
				fc.property(seeds, (seed) => {
					for (const item of made(module, seed).items) expect(bank).toContain(item.id);
				}),
				{ numRuns: 300 }
			);
		});
	}
);

describe('a module with too little', () => {
	it('says what is missing and never gives a shorter quiz', () => {
		const { sources, ...rest } = syntheticModule(20);
		const poor = { ...rest, sources: sources.slice(0, 2), timeline: [], pairs: [] };
		const result = generateQuiz(poor, DEFAULT_BLUEPRINT, 1);
		expect(result.isOk).toBe(false);
		expect(!result.isOk && result.failure.lacking.map(({ of }) => of)).toEqual([
			'items',
			'chronology',
			'sources'
		]);
	});

	it('says so for a kind that it cannot yield', () => {
		const module = { ...syntheticModule(20), timeline: [] };
		const result = generateQuiz(module, { items: 3, kind: 'put-in-order' }, 1);
		expect(!result.isOk && result.failure.lacking).toEqual([{ of: 'items', wanted: 3, found: 0 }]);
	});
});

describe('a next attempt', () => {
	it('asks more of the preferred claims than the quizzes of the other seeds', () => {
		const module = syntheticModule(60);
		const preferred = module.sources.slice(0, 3).flatMap(({ claims }) => claims.map(({ id }) => id));
		const tried = [1, 2, 3, 4, 5, 6, 7, 8] as const;
		const asked = (seed: number): number =>
			whole(module, made(module, seed))
				.flatMap(claimsOf)
				.filter((id) => preferred.includes(id)).length;
		const chosen = preferredQuiz(module, DEFAULT_BLUEPRINT, tried, preferred);
		const best = chosen.isOk ? asked(chosen.value.seed) : 0;
		expect(best).toBe(Math.max(...tried.map(asked)));
		expect(Math.min(...tried.map(asked))).toBeLessThan(best);
	});

	it('is the first quiz that asks about preferred claims alone', () => {
		const module = syntheticModule(60);
		const all = module.sources.flatMap(({ claims }) => claims.map(({ id }) => id));
		expect(preferredQuiz(module, DEFAULT_BLUEPRINT, [5, 6, 7], all)).toEqual(
			generateQuiz(module, DEFAULT_BLUEPRINT, 5)
		);
	});
});

describe('a first attempt', () => {
	it.each(shipped.map((module) => [module.id, module] as const))(
		'at %s is one of six quizzes that begin with different questions, and its code makes it again',
		(_, module) => {
			const quizzes = openingQuizzes(module);
			expect(quizzes).toHaveLength(OPENING_QUIZZES);
			expect(new Set(quizzes.map(({ items }) => items[0]?.about.join())).size).toBe(OPENING_QUIZZES);
			for (const quiz of quizzes) {
				expect(whole(module, quiz)[0]?.face.form).toBe('choices');
				expect(quizFromCode([module], quiz.code)).toEqual({ isOk: true, value: { module, quiz } });
			}
		}
	);

	it('is not prepared for a module that is too small', () => {
		expect(openingQuizzes({ ...syntheticModule(20), timeline: [] })).toEqual([]);
	});
});
