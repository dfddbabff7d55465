/** @guarantee No interface message is missing in a language or unused. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { m } from '#lib/words/messages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const words = path.join(root, 'src/lib/words');
const parts = globSync('en/*.json', { cwd: words }).map((file) => path.basename(file));

const part = (locale: string, file: string): Record<string, unknown> =>
	JSON.parse(readFileSync(path.join(words, locale, file), 'utf8'));
const catalogue = (locale: string): Map<string, string> =>
	new Map(
		parts.flatMap((file) =>
			Object.entries(part(locale, file)).map(([key, form]): [string, string] => [key, JSON.stringify(form)])
		)
	);
const [english, korean] = [catalogue('en'), catalogue('ko')];
const placeholders = (form = ''): string[] =>
	[...new Set([...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

test('each part of the catalogue has the same messages in both languages, in the same order', () => {
	expect(globSync('ko/*.json', { cwd: words }).map((file) => path.basename(file))).toEqual(parts);
	for (const file of parts)
		expect(Object.keys(part('ko', file)), file).toEqual(Object.keys(part('en', file)));
	expect(english.size).toBe(parts.flatMap((file) => Object.keys(part('en', file))).length);
});

test('the project names every part, or its messages would not be made', () => {
	const settings = JSON.parse(readFileSync(path.join(words, 'project.inlang/settings.json'), 'utf8'));
	expect([...settings['plugin.inlang.messageFormat'].pathPattern].sort()).toEqual(
		parts.map((file) => `./{locale}/${file}`).sort()
	);
	expect(settings.modules.filter((module: string) => /^https?:/.test(module))).toEqual([]);
});

test('a message has the same placeholders in both languages', () => {
	for (const [key, form] of english) expect(placeholders(korean.get(key)), key).toEqual(placeholders(form));
});

test('every Korean message is written, in Korean, with no particle that leaves a choice open', () => {
	const asInEnglish = [...korean].filter(([key, form]) => form === english.get(key)).map(([key]) => key);
	expect(asInEnglish.sort()).toEqual(['app_name', 'app_title', 'feedback_quoted', 'network_code_name']);
	for (const [key, form] of korean) {
		if (!asInEnglish.includes(key)) expect(form.replace(/\{\w+\}/g, ''), key).toMatch(/[가-힣–~]/);
		expect(form, key).not.toMatch(/[을은이과]\((?:를|는|가|와)\)|\((?:으)\)로/);
		// A particle after a placeholder would have to know how the value ends; those that never change may stand there.
		expect(form, key).not.toMatch(/\}[”"]?(?:을|를|은|는|이|가|과|와|으로|로)(?=[\s.,])/);
	}
});

test('every message is made, and used somewhere', () => {
	expect(Object.keys(m).sort()).toEqual([...english.keys()].sort());
	const sources = globSync('src/**/*.{svelte,ts}', {
		cwd: root,
		exclude: (name) => name.endsWith('/compiled')
	});
	const text = sources.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
	const used = new Set([...text.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key));
	expect([...english.keys()].filter((key) => !used.has(key))).toEqual([]);
});
