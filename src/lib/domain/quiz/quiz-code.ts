import { seedFromText } from '../item/chance.ts';
import { kindOfNumber, numberOfKind } from '../item/kind-numbers.ts';
import { failed, ok, type Result } from '../result.ts';
import { MAX_ITEMS, MAX_SECTIONS, type Blueprint } from './blueprint.ts';
import { checkSymbol, fromLetters, inGroups, plainCode, toLetters } from './crockford.ts';

/** What a code holds. The module is named by a tag of its id, the content by a tag of its hash. */
export interface QuizCodeParts {
	readonly generator: number;
	readonly moduleTag: number;
	readonly contentTag: number;
	/** Without sections. Undefined if the code names a kind of item that only a later version of the app knows. */
	readonly blueprint: Omit<Blueprint, 'sections'> | undefined;
	/** The sections that the quiz is limited to, by their places in the module, from 0; undefined for the whole module. */
	readonly sections?: readonly number[];
	/** 32 bits. */
	readonly seed: number;
}

export type CodeFailure =
	| { readonly kind: 'length' }
	| { readonly kind: 'character'; readonly character: string }
	| { readonly kind: 'check' }
	| { readonly kind: 'blueprint' };

const LETTERS = 15;
/** A code that is limited to sections has a bit for each of them behind all others: one group of letters more. */
const LONG_LETTERS = LETTERS + MAX_SECTIONS / 5;
const SECTION_BITS = BigInt(MAX_SECTIONS);
const MODULE_TAG_BITS = 14;

/**
 * The bits of a code, 75 in all. Generator 1 has four bits for the kind of item, which name 15 kinds; every later
 * generator has six and two fewer for the content. The generator, which stands first in both, says which it is, and
 * the module follows in both, so that the module of any code can be named. Number 31 is left for another layout.
 */
const layoutOf = (generator: number) => {
	const [contentBits, kindBits] = generator <= 1 ? [14, 4] : [12, 6];
	return [
		['generator', 5],
		['moduleTag', MODULE_TAG_BITS],
		['contentTag', contentBits],
		['items', 6],
		['kind', kindBits],
		['seed', 32]
	] as const;
};
type FieldName = ReturnType<typeof layoutOf>[number][0];

const bitsOf = (generator: number, wanted: FieldName): number =>
	layoutOf(generator).find(([name]) => name === wanted)?.[1] ?? 0;

/** 14 bits of a module's id. */
export const moduleTag = (moduleId: string): number => seedFromText(moduleId) % 2 ** MODULE_TAG_BITS;
/** As many bits of a content hash as a code of this generator holds. */
export const contentTag = (hash: string, generator: number): number =>
	seedFromText(hash) % 2 ** bitsOf(generator, 'contentTag');

/** The code of a quiz: Crockford base32, four or five groups of four, the last character a check. */
export function encodeQuizCode(
	parts: QuizCodeParts & { readonly blueprint: Omit<Blueprint, 'sections'> }
): string {
	const values: Record<FieldName, number> = {
		generator: parts.generator,
		moduleTag: parts.moduleTag,
		contentTag: parts.contentTag,
		items: parts.blueprint.items,
		kind: numberOfKind(parts.blueprint.kind),
		seed: parts.seed >>> 0
	};
	const packed = layoutOf(parts.generator).reduce(
		(bits, [name, width]) => (bits << BigInt(width)) | BigInt(values[name]),
		0n
	);
	const { sections = [] } = parts;
	if (sections.length === 0) return inGroups(toLetters(packed, LETTERS) + checkSymbol(packed));
	const chosen = sections.reduce((bits, place) => bits | (1n << BigInt(place)), 0n);
	const long = (packed << SECTION_BITS) | chosen;
	return inGroups(toLetters(long, LONG_LETTERS) + checkSymbol(long));
}

/** Reads a code as people type it: lower case, spaces or hyphens anywhere, O for 0, I and L for 1. */
export function decodeQuizCode(typed: string): Result<QuizCodeParts, CodeFailure> {
	const text = plainCode(typed);
	const isLong = text.length === LONG_LETTERS + 1;
	if (text.length !== LETTERS + 1 && !isLong) return failed({ kind: 'length' });
	const packed = fromLetters(text.slice(0, -1));
	if (typeof packed !== 'bigint') return failed({ kind: 'character', character: packed.character });
	if (checkSymbol(packed) !== text.at(-1)) return failed({ kind: 'check' });
	if (!isLong) return unpack(packed);
	const sections = Array.from({ length: MAX_SECTIONS }, (_, place) => place).filter(
		(place) => ((packed >> BigInt(place)) & 1n) === 1n
	);
	return sections.length === 0 ? failed({ kind: 'blueprint' }) : unpack(packed >> SECTION_BITS, sections);
}

function unpack(packed: bigint, sections?: readonly number[]): Result<QuizCodeParts, CodeFailure> {
	const generator = Number(packed >> BigInt(5 * (LETTERS - 1)));
	const values = new Map<FieldName, number>();
	let rest = packed;
	for (const [name, width] of layoutOf(generator).toReversed()) {
		values.set(name, Number(rest & ((1n << BigInt(width)) - 1n)));
		rest >>= BigInt(width);
	}
	const read = (name: FieldName): number => values.get(name) ?? 0;
	const items = read('items');
	if (items < 1 || items > MAX_ITEMS) return failed({ kind: 'blueprint' });
	return ok({
		generator,
		moduleTag: read('moduleTag'),
		contentTag: read('contentTag'),
		blueprint: blueprintOf(items, read('kind')),
		...(sections && { sections }),
		seed: read('seed')
	});
}

function blueprintOf(items: number, number: number): QuizCodeParts['blueprint'] {
	if (number === 0) return { items };
	const kind = kindOfNumber(number);
	return kind && { items, kind };
}
