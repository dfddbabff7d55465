/** @guarantee No text of the interface stands outside the message catalogue. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Attributes whose value is read out or shown. */
const SHOWN = new Set([
	'alt',
	'aria-description',
	'aria-label',
	'aria-placeholder',
	'aria-roledescription',
	'aria-valuetext',
	'content',
	'label',
	'placeholder',
	'title'
]);
/** What may stand in a component though it holds letters. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	// Nobody sees the page that the worker answers with: the app draws the page of its address over it.
	'src/routes/shell/+page.svelte': ['Sourcebook']
};

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Strings that an expression can come to: itself, the arms of a choice, the parts of a template. */
function stringsIn(value: unknown): string[] {
	if (!isNode(value)) return [];
	switch (value.type) {
		case 'Text':
			return [String(value['data'])];
		case 'Literal':
			return typeof value['value'] === 'string' ? [value['value']] : [];
		case 'TemplateLiteral':
			return (value['quasis'] as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked);
		case 'ExpressionTag':
			return stringsIn(value['expression']);
		case 'ConditionalExpression':
			return [...stringsIn(value['consequent']), ...stringsIn(value['alternate'])];
		case 'LogicalExpression':
		case 'BinaryExpression':
			return value['operator'] === '===' || value['operator'] === '!=='
				? []
				: [...stringsIn(value['left']), ...stringsIn(value['right'])];
		default:
			return [];
	}
}

function shownIn(node: unknown, isText = true): string[] {
	if (Array.isArray(node)) return node.flatMap((each: unknown) => shownIn(each, isText));
	if (!isNode(node)) return [];
	if (node.type === 'Text' || node.type === 'ExpressionTag') return isText ? stringsIn(node) : [];
	if (node.type === 'Attribute') {
		const values = Array.isArray(node['value']) ? node['value'] : [node['value']];
		return SHOWN.has(String(node['name'])) ? values.flatMap(stringsIn) : [];
	}
	return Object.values(node).flatMap((child) => shownIn(child, isText));
}

const wordsIn = (source: string): string[] => {
	const { fragment } = parse(source, { modern: true });
	return shownIn(fragment.nodes)
		.map((text) => text.trim())
		.filter((text) => /\p{L}/u.test(text));
};

test('no component and no page holds words that are shown to people', () => {
	const files = globSync('src/**/*.svelte', { cwd: root });
	expect(files.length).toBeGreaterThan(30);
	for (const file of files) {
		const found = wordsIn(readFileSync(path.join(root, file), 'utf8'));
		expect(
			found.filter((text) => !ALLOWED[file]?.includes(text)),
			file
		).toEqual([]);
	}
});

test('words in a text, an attribute, a choice or a template are found, and no others', () => {
	expect(wordsIn('<p>Read on</p>')).toEqual(['Read on']);
	expect(wordsIn('<button aria-label="Close">×</button>')).toEqual(['Close']);
	expect(wordsIn("<p title={isOpen ? 'Open' : m.shut()}>{count > 1 ? `${count} marks` : ''}</p>")).toEqual([
		'Open',
		'marks'
	]);
	expect(wordsIn("<svelte:head><title>Sourcebook</title></svelte:head>{#if a === 'b'}{m.b()}{/if}")).toEqual([
		'Sourcebook'
	]);
	expect(
		wordsIn('<p class="soft" lang="en">{m.a()}: ✓ · “{text}”</p><style>p { color: red; }</style>')
	).toEqual([]);
});
