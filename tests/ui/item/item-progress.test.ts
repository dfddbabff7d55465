import { expect, test } from 'vitest';
import type { Item, ItemKey, ItemResponse } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { presentItem, keyOf } from '#lib/domain/item/rules.ts';
import { bankOf } from '#lib/domain/quiz/bank.ts';
import { draftFrom, responseFrom } from '#lib/ui/item/item-draft.ts';
import { hintFor, isOver, stageOf } from '#lib/ui/item/item-progress.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const item: Item = { id: 'i', kind: 'supported-claim', about: ['c'], shown: ['a', 'b', 'c'] };
const key: ItemKey = { key: ['c'], rationales: {}, evidence: [], cards: [], decidable: [] };
const choose = (choice: string): ItemResponse => ({ kind: 'choice', choice });

test('an item is over when it is right, when both tries are used, or when its key was asked for', () => {
	expect(stageOf(item, key, [], false)).toBe('asked');
	expect(stageOf(item, key, [], true)).toBe('wrong');
	expect(stageOf(item, key, [choose('c')], false)).toBe('right');
	expect(stageOf(item, key, [choose('a')], false)).toBe('second-try');
	expect(stageOf(item, key, [choose('a')], true)).toBe('wrong');
	expect(stageOf(item, key, [choose('a'), choose('c')], false)).toBe('right-late');
	expect(stageOf(item, key, [choose('a'), choose('b')], false)).toBe('wrong');
	expect((['asked', 'second-try', 'right', 'right-late', 'wrong'] as const).map(isOver)).toEqual([
		false,
		false,
		true,
		true,
		true
	]);
});

test('a written response is over once it is kept, with no verdict of ours', () => {
	const task: Item = { ...item, kind: 'written' };
	expect(stageOf(task, key, [{ kind: 'written', text: 'So it was.', level: 2 }], false)).toBe(
		'marked-by-learner'
	);
});

const module = syntheticModule(200);
const content = indexModule(module);
const bank = bankOf(module);

test('a draft becomes the response that reopens as the same draft, for every kind of item', () => {
	for (const each of bank) {
		const face = presentItem(content, each);
		if (!face) throw new Error(`No face: ${each.id}`);
		const picked = { ...draftFrom(face, []), picked: face.choices.at(-1)?.id ?? '', text: ' Words. ' };
		const response = responseFrom(face, picked);
		if (!response) throw new Error(`No response: ${each.id}`);
		expect(responseFrom(face, draftFrom(face, [response])), each.id).toEqual(response);
	}
});

test('nothing picked is no response, but an order may be kept as it stands', () => {
	for (const each of bank) {
		const face = presentItem(content, each);
		if (!face) throw new Error(`No face: ${each.id}`);
		expect(responseFrom(face, draftFrom(face, [])) === undefined, each.id).toBe(face.form !== 'order');
	}
});

test('the hint is a paragraph of a document that can be opened beside the item, and never one that is not', () => {
	for (const each of bank) {
		const [face, itemKey] = [presentItem(content, each), keyOf(content, each)];
		if (!face || !itemKey) throw new Error(`No face or key: ${each.id}`);
		const hint = hintFor(content, itemKey, face.sources);
		if (itemKey.evidence.length > 0) expect(hint?.paragraph, each.id).toBeGreaterThan(0);
		if (hint) expect(face.sources, each.id).toContain(hint.source.id);
	}
});
