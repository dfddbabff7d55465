import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { auditBlindStrategies } from '#lib/domain/quiz/audit-bank.ts';
import { auditModule } from '#lib/domain/quiz/audit-module.ts';
import { bankOf } from '#lib/domain/quiz/bank.ts';
import { flawsOf } from '#lib/domain/quiz/flaws.ts';
import { resolveItem, type ResolvedItem } from '#lib/domain/quiz/candidate-items.ts';
import { shipped } from '../../fixtures/shipped.ts';
import { secondModule } from '../../fixtures/second-module.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const POINTS = 0.08;
const MIN_ITEMS = 400;
const MIN_KINDS = 9;

const whole = (module: LessonModule): ResolvedItem[] =>
	bankOf(module).flatMap((item) => resolveItem(indexModule(module), item) ?? []);

describe.each(shipped.map((module) => [module.id, module] as const))('the bank of %s', (_, module) => {
	const bank = whole(module);

	it('holds at least 400 distinct items of at least 9 kinds', () => {
		expect(new Set(bank.map(({ item }) => item.id)).size).toBe(bank.length);
		expect(bank.length).toBeGreaterThanOrEqual(MIN_ITEMS);
		expect(new Set(bank.map(({ item }) => item.kind)).size).toBeGreaterThanOrEqual(MIN_KINDS);
	});

	it('holds no flawed item', () => {
		const flawed = bank.flatMap((each) => flawsOf(each).filter(({ severity }) => severity === 'error'));
		expect(flawed).toEqual([]);
	});

	it('gives no blind strategy more than 8 points over chance, over all kinds and over claims alone', () => {
		const claims = bank.filter(({ item }) => item.kind === 'supported-claim');
		const results = [...auditBlindStrategies(bank), ...auditBlindStrategies(claims)];
		const telling = results.filter(({ share, chance }) => Math.abs(share - chance) > POINTS);
		expect(telling).toEqual([]);
	});

	it('holds the measures of items and of 100 quizzes', () => {
		const { misreadings, twins, hubs, meaning, quizzes } = auditModule(module, 100);
		expect(misreadings.lured).toBe(misreadings.total);
		expect(misreadings.reversedShare).toBeLessThanOrEqual(0.25);
		expect(misreadings.sameFrameShare).toBeLessThanOrEqual(0.15);
		expect({ twins, hubs }).toEqual({ twins: 0, hubs: 0 });
		expect(meaning.fewest).toBeGreaterThanOrEqual(4);
		expect(quizzes.mostDetails).toBeLessThanOrEqual(2);
		expect(quizzes).toMatchObject({ failed: 0, withSamePoint: 0, withRepeats: 0 });
	});

	it('lets nobody who knows the order of events gain in questions of context', () => {
		const own = auditBlindStrategies(bank.filter(({ item }) => item.kind === 'context'));
		for (const { strategy, share, chance } of own)
			if (strategy === 'earliest' || strategy === 'latest')
				expect(Math.abs(share - chance), strategy).toBeLessThan(POINTS);
	});

	it('gives no fixed answer more than 45 % of the items of its kind', () => {
		for (const kind of ['supported-or-not', 'corroborate'] as const) {
			const keys = bank.filter(({ item }) => item.kind === kind).map(({ key }) => key.key[0]);
			for (const answer of new Set(keys))
				expect(
					keys.filter((key) => key === answer).length / keys.length,
					`${kind}: ${answer}`
				).toBeLessThanOrEqual(0.45);
		}
	});

	it('spreads the places of the keys', () => {
		const free = bank.filter(
			({ face }) => face.form === 'choices' && !face.isFixedOrder && face.choices.length === 3
		);
		const shares = [0, 1, 2].map(
			(place) => free.filter(({ face, key }) => face.choices[place]?.id === key.key[0]).length / free.length
		);
		for (const share of shares) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.02);
	});
});

describe('the shipped modules and one of the second edition together', () => {
	it('hold every kind of item that is drawn', () => {
		const modules = [...shipped, secondModule(60), syntheticModule(60)];
		const kinds = new Set(modules.flatMap((module) => bankOf(module).map(({ kind }) => kind)));
		// Stored items of this kind are still shown and scored.
		expect(ITEM_KINDS.filter((kind) => !kinds.has(kind))).toEqual(['sourcing']);
	});
});

describe('the audit', () => {
	it('finds a strategy that works', () => {
		const bank = whole(syntheticModule(60)).filter(({ item }) => item.kind === 'supported-claim');
		const telling = bank.map((each) => ({
			...each,
			face: {
				...each.face,
				choices: each.face.choices.map((choice) =>
					each.key.key.includes(choice.id)
						? { ...choice, text: `${choice.text} It may perhaps be so.` }
						: choice
				)
			}
		}));
		const shareOf = (name: string, items: readonly ResolvedItem[]): number =>
			auditBlindStrategies(items).find(({ strategy }) => strategy === name)?.share ?? 0;
		expect(shareOf('longest', telling)).toBe(1);
		expect(shareOf('hedged', telling)).toBe(1);
		expect(shareOf('hedged', bank)).toBeCloseTo(1 / 3);
	});
});
