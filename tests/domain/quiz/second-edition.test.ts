import { describe, expect, it } from 'vitest';
import { isDetail, isOfMeaning } from '#lib/domain/item/aim.ts';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { auditModule } from '#lib/domain/quiz/audit-module.ts';
import { bankOf } from '#lib/domain/quiz/bank.ts';
import { DEFAULT_BLUEPRINT, type Blueprint } from '#lib/domain/quiz/blueprint.ts';
import { CHRONOLOGY_KINDS } from '#lib/domain/quiz/drawn-kinds.ts';
import { errorsOf } from '#lib/domain/quiz/flaws.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { answers, resolveItem, type ResolvedItem } from '#lib/domain/quiz/candidate-items.ts';
import { itemsJson } from '#lib/formats/exports/quiz-json.ts';
import { secondModule } from '../../fixtures/second-module.ts';

const module = secondModule(60);
const content = indexModule(module);

function drawn(seed: number, blueprint: Blueprint = DEFAULT_BLUEPRINT): ResolvedItem[] {
	const made = generateQuiz(module, blueprint, seed);
	if (!made.isOk) throw new Error(`seed ${seed}: ${JSON.stringify(made.failure)}`);
	return made.value.items.flatMap((item) => resolveItem(content, item) ?? []);
}

const quizzes = Array.from({ length: 1000 }, (_, seed) => drawn(seed));
const most = (values: readonly string[]): number =>
	Math.max(...[...new Set(values)].map((value) => values.filter((other) => other === value).length));

describe('a thousand quizzes of a module of the second edition', () => {
	it('hold ten items: two of chronology, four of meaning and two details at most', () => {
		for (const items of quizzes) {
			expect(items).toHaveLength(10);
			expect(items.filter(({ item }) => CHRONOLOGY_KINDS.includes(item.kind)).length).toBeGreaterThanOrEqual(
				2
			);
			expect(items.filter(({ item }) => isOfMeaning(content, item)).length).toBeGreaterThanOrEqual(4);
			expect(items.filter(({ item }) => isDetail(content, item)).length).toBeLessThanOrEqual(2);
		}
	});

	it('spread kinds and sources: two of each at most, unless a kind says otherwise, five sources at least', () => {
		for (const items of quizzes) {
			const sources = items.flatMap(({ face }) => [...face.sources]);
			for (const kind of ITEM_KINDS)
				expect(items.filter(({ item }) => item.kind === kind).length, kind).toBeLessThanOrEqual(
					definitionOf(kind).mostInTen ?? 2
				);
			expect(most(sources)).toBeLessThanOrEqual(2);
			expect(new Set(sources).size).toBeGreaterThanOrEqual(5);
		}
	});

	it('ask easier kinds first, no claim twice, nothing flawed, and nothing that answers another', () => {
		for (const items of quizzes) {
			const ranks = items.map(({ item }) => ITEM_KINDS.indexOf(item.kind));
			expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
			expect(items.flatMap(errorsOf)).toEqual([]);
			for (const one of items)
				for (const other of items) if (other !== one) expect(answers(one, other)).toBe(false);
			const claims = items.flatMap(({ item }) =>
				[...new Set([...item.about, ...item.shown])].filter((id) => content.claims.has(id))
			);
			expect(new Set(claims).size).toBe(claims.length);
		}
	});

	it('ask none of the computed questions about delay, hands and signature', () => {
		expect(new Set(quizzes.flat().map(({ item }) => item.kind)).has('sourcing')).toBe(false);
	});
});

describe('the bank of a module of the second edition', () => {
	const bank = bankOf(module).flatMap((item) => resolveItem(content, item) ?? []);

	it.each(['supported-claim', 'what-is-here', 'answerable', 'weighing', 'change', 'argue'] as const)(
		'holds %s, whose key is one of three choices with a reason each',
		(kind) => {
			const own = bank.filter(({ item }) => item.kind === kind);
			expect(own.length).toBeGreaterThan(2);
			for (const { face, key } of own) {
				expect(face.choices).toHaveLength(3);
				expect(key.key).toHaveLength(1);
				for (const { id, text } of face.choices) {
					expect(text).not.toBe('');
					expect(key.rationales[id]).not.toBe('');
				}
			}
		}
	);

	it('names the document in every question about one document', () => {
		const single = bank.filter(
			({ face, item }) => face.sources.length === 1 && !definitionOf(item.kind).isChronology
		);
		expect(single.length).toBeGreaterThan(50);
		for (const { face } of single) expect(face.stem).toMatch(/^0’s telegram of /);
	});

	it('offers four to six sentences where one is to be found, in the order of the document', () => {
		const own = bank.filter(({ item }) => item.kind === 'find-evidence');
		expect(own.length).toBeGreaterThan(0);
		for (const { face } of own) {
			expect(face.choices.length).toBeGreaterThanOrEqual(4);
			expect(face.choices.length).toBeLessThanOrEqual(6);
			expect(face.choices.map(({ id }) => id)).toEqual(face.choices.map(({ id }) => id).sort());
		}
	});

	it('tells choices of documents apart by sender, receiver and date, not by a title', () => {
		const titles = module.sources.map(({ title }) => title);
		for (const { face } of bank.filter(({ item }) => item.kind === 'which-source'))
			for (const { text } of face.choices) expect(titles).not.toContain(text);
	});

	it('shows the words that tempt to a misreading', () => {
		const [one] = bank.filter(({ item }) => item.kind === 'supported-claim');
		expect(Object.values(one?.key.lures ?? {})).toHaveLength(2);
	});

	it('says what each item asks for, and how much it matters', () => {
		const items = itemsJson(module, bankOf(module));
		expect(items.find(({ kind }) => kind === 'weighing')).toMatchObject({ aim: 'weighing', weight: 'main' });
		expect(items.find(({ id }) => id.startsWith('supported-claim~source-0#claim-2'))).toMatchObject({
			aim: 'detail',
			weight: 'detail'
		});
		expect(items.find(({ kind }) => kind === 'put-in-order')).toMatchObject({ aim: null, weight: null });
	});
});

it('the audit counts lures, kinds and frames of misreadings, and what quizzes ask for', () => {
	const audit = auditModule(module);
	expect(audit).toMatchObject({
		isAsked: true,
		misreadings: { total: 120, lured: 120, reversedShare: 0 },
		claims: { total: 60, weights: { main: 48, detail: 12 } },
		meaning: { quizzes: 1000 }
	});
	expect(audit.meaning.fewest).toBeGreaterThanOrEqual(4);
	expect(audit.strategies.all.map(({ strategy }) => strategy)).toContain('twin');
});
