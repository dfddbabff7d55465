import { ITEM_KINDS } from '../item/item.ts';
import { seedFromText } from '../item/chance.ts';
import { failed, ok, type Result } from '../result.ts';
import { MOST_ITEMS, type Blueprint } from './blueprint.ts';
import { checkSymbol, fromLetters, inGroups, plainCode, toLetters } from './crockford.ts';

/** What a code holds. The module is named by a tag, the content by the start of its hash. */
export interface QuizCodeParts {
	readonly generator: number;
	readonly moduleTag: number;
	readonly contentTag: number;
	readonly blueprint: Blueprint;
	/** 32 bits. */
	readonly seed: number;
}

export type CodeFailure =
	| { readonly kind: 'length' }
	| { readonly kind: 'character'; readonly character: string }
	| { readonly kind: 'check' }
	| { readonly kind: 'blueprint' };

const LETTERS = 15;
const TAG_BITS = 14;

/** 14 bits of a module's id. */
export const moduleTag = (moduleId: string): number => seedFromText(moduleId) % 2 ** TAG_BITS;
/** 14 bits of a content hash. */
export const contentTag = (hash: string): number => seedFromText(hash) % 2 ** TAG_BITS;

const FIELDS = [
	['generator', 5],
	['moduleTag', TAG_BITS],
	['contentTag', TAG_BITS],
	['items', 6],
	['kind', 4],
	['seed', 32]
] as const;

/** The code of a quiz: Crockford base32, four groups of four, the last character a check. */
export function encodeQuizCode(parts: QuizCodeParts): string {
	const values: Record<(typeof FIELDS)[number][0], number> = {
		generator: parts.generator,
		moduleTag: parts.moduleTag,
		contentTag: parts.contentTag,
		items: parts.blueprint.items,
		kind: parts.blueprint.kind ? ITEM_KINDS.indexOf(parts.blueprint.kind) + 1 : 0,
		seed: parts.seed >>> 0
	};
	const packed = FIELDS.reduce((bits, [name, width]) => (bits << BigInt(width)) | BigInt(values[name]), 0n);
	return inGroups(toLetters(packed, LETTERS) + checkSymbol(packed));
}

/** Reads a code as people type it: lower case, spaces or hyphens anywhere, O for 0, I and L for 1. */
export function decodeQuizCode(typed: string): Result<QuizCodeParts, CodeFailure> {
	const text = plainCode(typed);
	if (text.length !== LETTERS + 1) return failed({ kind: 'length' });
	const packed = fromLetters(text.slice(0, LETTERS));
	if (typeof packed !== 'bigint') return failed({ kind: 'character', character: packed.character });
	return checkSymbol(packed) === text.at(-1) ? unpack(packed) : failed({ kind: 'check' });
}

function unpack(packed: bigint): Result<QuizCodeParts, CodeFailure> {
	const values = new Map<string, number>();
	let rest = packed;
	for (const [name, width] of [...FIELDS].reverse()) {
		values.set(name, Number(rest & ((1n << BigInt(width)) - 1n)));
		rest >>= BigInt(width);
	}
	const read = (name: (typeof FIELDS)[number][0]): number => values.get(name) ?? 0;
	const kind = ITEM_KINDS[read('kind') - 1];
	const items = read('items');
	if (items < 1 || items > MOST_ITEMS || (read('kind') > 0 && kind === undefined))
		return failed({ kind: 'blueprint' });
	return ok({
		generator: read('generator'),
		moduleTag: read('moduleTag'),
		contentTag: read('contentTag'),
		blueprint: kind ? { items, kind } : { items },
		seed: read('seed')
	});
}
