// What Paraglide makes serves sites of every kind: locales from addresses and cookies, servers with many readers at a
// time. Its runtime costs a reader 1.2 KB and each message some 90 characters. This app asks one rune for the locale.

/** In place of its runtime: the locale is a rune, so a page that shows a message is drawn anew when it changes. */
export const LEAN_RUNTIME = `/* eslint-disable */
/** @typedef {string} LocalizedString */
/** @typedef {import('../locale.svelte.ts').Locale} Locale */
export { getLocale } from '../locale.svelte.ts';
`;

/** In place of its formatters: plural rules that are made once, for making them takes long. */
export const LEAN_REGISTRY = `/* eslint-disable */
export { plural } from '../plural.ts';
`;

const HEAD = /^import \{ getLocale, experimentalStaticLocale \} from '\.\.\/runtime\.js';$/m;
const TYPE = /\/\*\* @type \{[^\n]*?\} \*\/ /g;
const CHOICE = /export const (\w+) = \(\(inputs(?: = \{\})?, options = \{\}\) => \{[\s\S]*$/;

function formOf(locale: string, name: string, source: string): string {
	const form = new RegExp(`^const ${locale}_${name} = \\((\\w*)\\) => \\{([\\s\\S]*?)\\n?\\};$`, 'm').exec(
		source
	);
	if (form?.[2] === undefined)
		throw new Error(`The message ${name} has no ${locale} form that is known here.`);
	// A form of one sentence is an expression; what was counted for the other language is not counted for this one.
	const counted =
		/^const (\w+) = (registry\.plural\([^\n]*\));\s*if \(\1 === "one"\) return \((`[^`]*`|"[^"]*")\);\s*if \(\1 === "other"\) return \((`[^`]*`|"[^"]*")\);\s*return \("\w+"\);?$/.exec(
			form[2].trim()
		);
	if (counted) return `(${counted[2]} === 'one' ? ${counted[3]} : ${counted[4]})`;
	const sentence =
		/^\s*(?:const \w+ = registry\.plural\([^\n]*\);\s*)*return \(([`"][\s\S]*[`"])\)\s*;?$/.exec(form[2]);
	return sentence?.[1] ?? `(() => {${form[2]}})()`;
}

/** One message as Paraglide makes it, without what this app never asks of it. */
export function leanMessage(name: string, made: string): string {
	const type = /@typedef \{(\{[^\n]*\})\} \w+Inputs \*\//.exec(made)?.[1] ?? '{}';
	const source = made.replaceAll(TYPE, '').replaceAll('i?.', 'i.');
	if (!HEAD.test(source) || !CHOICE.test(source))
		throw new Error(`Paraglide makes messages of another shape than scripts/lean-message.ts knows: ${name}.`);
	const [en, ko] = ['en', 'ko'].map((locale) => formOf(locale, name, source));
	const input = type === '{}' ? '' : 'i';
	const inputs = type.replaceAll('NonNullable<unknown>', 'string | number');
	const text = en === ko ? en : `getLocale() === 'ko' ? ${ko} : ${en}`;
	return [
		'/* eslint-disable */',
		...(`${en}${ko}`.includes('registry.') ? ["import * as registry from '../registry.js';"] : []),
		"import { getLocale } from '../runtime.js';",
		`/** @type {(${input ? `i: ${inputs}` : ''}) => string} */`,
		`export const ${name} = (${input}) => (${text});`,
		''
	].join('\n');
}
