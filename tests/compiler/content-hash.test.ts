import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, hashContent } from '#lib/compiler/content-hash.ts';
import { compilePlanted, SOUND, withChanges, withFiles, type Files } from '../content/planted-lessons.ts';

const hashOf = (files: Files): string | undefined => compilePlanted(files).library.modules[0]?.hash;

test('the order of keys does not matter, that of a list does', () => {
	expect(hashContent({ a: 1, b: { c: [1, 2], d: 'x' } })).toBe(
		hashContent({ b: { d: 'x', c: [1, 2] }, a: 1 })
	);
	expect(hashContent({ a: [1, 2] })).not.toBe(hashContent({ a: [2, 1] }));
});

test('the order of keys does not matter in whatever can be written as JSON', () => {
	const shuffled = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(shuffled);
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.toReversed()
				.map(([key, part]) => [key, shuffled(part)])
		);
	};
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
			expect(canonicalJson(shuffled(content))).toBe(canonicalJson(content));
		})
	);
});

test('the same content has the same sixteen characters on every machine', () => {
	expect(hashContent({ title: 'Korea 김일성', order: 1 })).toBe('56ffc22bc23afc83');
	expect(hashOf(SOUND)).toMatch(/^[0-9a-f]{16}$/);
	expect(hashOf(SOUND)).toBe(hashOf(SOUND));
});

test('line ends, white space and the order of the lists of names change nothing', () => {
	const crlf = Object.fromEntries(
		Object.entries(SOUND).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')])
	);
	expect(hashOf(crlf)).toBe(hashOf(SOUND));
	const people = (SOUND['people.yaml'] ?? '')
		.split(/(?=^- )/m)
		.toReversed()
		.join('');
	expect(hashOf(withFiles({ 'people.yaml': people }))).toBe(hashOf(SOUND));
});

test.each([
	['war/module.md', 'Who decided?', 'Who decided it?'],
	['war/01-the-reply.md', 'looked at', 'saw'],
	['war/sources/a-reply.md', 'hands: One man spoke', 'hands: A man spoke'],
	['war/sources/a-reply.md', 'that it was settled', 'it was settled'],
	['war/timeline.yaml', 'Paper number 1 ', 'The paper number 1 '],
	['war/pairs.yaml', 'One is glad', 'One was glad'],
	['people.yaml', 'is: Ambassador.', 'is: The ambassador.']
])('a changed word in %s changes the hash', (file, from, to) => {
	expect(hashOf(withChanges([file, from, to]))).not.toBe(hashOf(SOUND));
});
