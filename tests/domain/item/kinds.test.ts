import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ITEM_KINDS, type ItemKind } from '#lib/domain/item/item.ts';
import {
	ITEM_KIND_DEFINITIONS,
	definitionOf,
	type ItemKindDefinitions
} from '#lib/domain/item/kinds/registry.ts';
import { putInOrder } from '#lib/domain/item/kinds/put-in-order.ts';
import { decodeQuizCode, encodeQuizCode } from '#lib/domain/quiz/quiz-code.ts';
import { itemKinds } from '#lib/ui/item/item-kind-labels.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const messages = (locale: string): Record<string, unknown> =>
	JSON.parse(read(`src/lib/words/${locale}/quiz.json`));

/** Everywhere else the definition is asked, so that a new kind needs no change there. */
const MAY_NAME_KINDS = [
	'src/lib/domain/item/kinds/', // each its own, and the registry
	'src/lib/domain/item/item.ts', // the order in which they are asked
	'src/lib/domain/item/kind-numbers.ts', // their numbers in codes and links
	'src/lib/ui/item/item-kind-labels.ts', // their words
	'src/lib/words/'
];

/** Names that are nothing but a kind of item; the other ones are also forms, skills or fields. */
const plainNames = ITEM_KINDS.filter((kind) => kind.includes('-'));
const anyName = ITEM_KINDS.join('|');
const NAMES_A_KIND = [
	new RegExp(`['"\`](?:${plainNames.join('|')})['"\`]`),
	// A kind asked of an item, or wished for in a blueprint.
	new RegExp(`\\bitem\\??\\.kind\\s*[!=]==\\s*['"](?:${anyName})['"]`, 'i'),
	new RegExp(
		`\\{[^{}]*\\bkind\\b[^{}]*\\}\\)\\s*(?::[^=]*)?=>[^;]*\\bkind\\s*[!=]==\\s*['"](?:${anyName})['"]`
	),
	new RegExp(`\\bitems:\\s*\\w+,\\s*kind:\\s*['"](?:${anyName})['"]`)
];
const namesAKind = (code: string): boolean => NAMES_A_KIND.some((pattern) => pattern.test(code));

describe('a kind of item', () => {
	it.each(ITEM_KINDS)('%s has a file, a number in codes, and words in both languages', (kind) => {
		expect(definitionOf(kind).kind).toBe(kind);
		expect(read(`src/lib/domain/item/kinds/${kind}.ts`)).toContain(`kind: '${kind}'`);
		const parts = { generator: 2, moduleTag: 2, contentTag: 3, blueprint: { items: 5, kind }, seed: 4 };
		expect(decodeQuizCode(encodeQuizCode(parts))).toEqual({ isOk: true, value: parts });
		const message = `item_${kind.replaceAll('-', '_')}`;
		for (const locale of ['en', 'ko']) expect(messages(locale)[message], locale).toEqual(expect.any(String));
		expect(itemKinds[kind]()).not.toBe('');
	});

	it('stands in the registry where it is asked, and has no file besides', () => {
		expect(Object.keys(ITEM_KIND_DEFINITIONS)).toEqual(ITEM_KINDS);
		const files = globSync('src/lib/domain/item/kinds/*.ts', { cwd: root });
		const expected = [...ITEM_KINDS, 'registry'].map((name) => `src/lib/domain/item/kinds/${name}.ts`);
		expect(files.sort()).toEqual(expected.sort());
	});

	it('does not compile without a definition, a weight and words', () => {
		const { written, ...others } = ITEM_KIND_DEFINITIONS;
		// @ts-expect-error the definition of one kind is lacking
		const lacking: ItemKindDefinitions = others;
		// @ts-expect-error this is another kind
		const mistaken: ItemKindDefinitions = { ...others, written: putInOrder };
		const { weight, ...weightless } = written;
		// @ts-expect-error how often it is drawn is lacking
		const undrawn: ItemKindDefinitions = { ...others, written: weightless };
		const { written: words, ...wordless } = itemKinds;
		// @ts-expect-error its words are lacking
		const unnamed: typeof itemKinds = wordless;
		expect([lacking, mistaken, undrawn, unnamed, weight, words]).toHaveLength(6);
	});

	it('is drawn in mixed quizzes, unless it is only asked by name, or only stored', () => {
		const isDrawn = (kind: ItemKind): boolean =>
			definitionOf(kind).weight > 0 || definitionOf(kind).isChronology;
		expect(ITEM_KINDS.filter((kind) => !isDrawn(kind))).toEqual(['find-evidence', 'sourcing', 'written']);
	});

	it.each([
		"item.kind === 'written'",
		"items.filter(({ kind }) => kind !== 'written')",
		"make({ items: 1, kind: 'written' })",
		"['who-holds', 'sourcing'].includes(kind)"
	])('would be noticed in %s', (code) => {
		expect(namesAKind(code)).toBe(true);
	});

	it('is named in no other file', () => {
		const files = globSync('{src,scripts}/**/*.{ts,svelte}', {
			cwd: root,
			exclude: (name) => name.endsWith('/compiled')
		});
		const others = files.filter((file) => !MAY_NAME_KINDS.some((allowed) => file.startsWith(allowed)));
		expect(others.length).toBeGreaterThan(300);
		expect(others.filter((file) => namesAKind(read(file)))).toEqual([]);
	});
});
