import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { libraryJson } from '#lib/compiler/library-json.ts';
import { compiled } from '../fixtures/shipped.ts';
import { ownTexts, ownTextsOfNames, runsOf, withoutQuotations, wordsOf } from '../content/own-words.ts';

const root = path.resolve(import.meta.dirname, '../..');
const corpus = path.join(root, '../shared/sources/text');
const checker = path.join(root, '../shared/tools/check-excerpts.mjs');

// As many words as nobody writes twice by chance, names and titles included.
const RUN = 8;

describe('the lessons against the corpus they are read from', () => {
	if (!existsSync(corpus) || !existsSync(checker)) {
		test('the corpus is not beside the project: nothing is compared with it', () => {
			expect(existsSync(corpus) && existsSync(checker)).toBe(false);
		});
		return;
	}

	test('every excerpt, date and piece of evidence stands in the corpus: 0 faults', () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'library-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		const file = path.join(folder, 'library.json');
		writeFileSync(file, JSON.stringify(libraryJson(compiled.library)));
		expect(run(checker, file)).toMatch(/^\d+ modules, [1-9]\d* sources, .*: 0 faults\n$/);
	});

	test('no eight words in a row of our own prose are the corpus’s, quotations marked as such aside', () => {
		const { library } = compiled;
		const texts = [...library.modules.flatMap(ownTexts), ...ownTextsOfNames(library.authority)];
		const known = new Set(corpusTexts().flatMap((text) => runsOf(wordsOf(text), RUN)));
		const borrowed = texts.flatMap(({ where, text }) =>
			withoutQuotations(text)
				.flatMap((piece) => runsOf(wordsOf(piece), RUN))
				.filter((words) => known.has(words))
				.map((words) => `${where}: ${words}`)
		);
		expect(texts.length).toBeGreaterThan(0);
		expect(known.size).toBeGreaterThan(10_000);
		expect(borrowed).toEqual([]);
	});

	test('words taken from a document are found out, across line ends and whatever their punctuation', () => {
		const known = new Set(
			runsOf(wordsOf('He said that the matter, which was ur-\ngent, “could not wait” any longer.'), RUN)
		);
		const found = (text: string): boolean =>
			withoutQuotations(text).some((piece) => runsOf(wordsOf(piece), RUN).some((words) => known.has(words)));
		expect(found('We read that the matter which was urgent could not wait.')).toBe(true);
		expect(found('We read “that the matter which was urgent could not wait”.')).toBe(false);
		expect(found('We read that the matter, being urgent, could not wait.')).toBe(false);
	});
});

function corpusTexts(): string[] {
	return readdirSync(corpus).map((file) => readFileSync(path.join(corpus, file), 'utf8'));
}

/** What a script prints, whether it finds faults or not. */
function run(script: string, file: string): string {
	try {
		return execFileSync(process.execPath, [script, file], { encoding: 'utf8' });
	} catch (error) {
		return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
	}
}
