import { ITEM_KINDS } from '../item/item.ts';
import { seedFromText } from '../item/chance.ts';
import { failed, ok, type Result } from '../result.ts';
import { MOST_ITEMS, type Blueprint } from './blueprint.ts';

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

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_ALPHABET = `${ALPHABET}*~$=U`;
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

// Crockford's check symbol is the number modulo 37; it catches every single wrong letter and every swap of two.
const checkSymbol = (value: bigint): string => CHECK_ALPHABET[Number(value % 37n)] ?? '';

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
	const letters = Array.from({ length: LETTERS }, (_, place) =>
		ALPHABET.charAt(Number((packed >> BigInt(5 * (LETTERS - 1 - place))) & 31n))
	);
	return (letters.join('') + checkSymbol(packed)).replace(/(.{4})(?=.)/g, '$1-');
}

/** Reads a code as people type it: lower case, spaces or hyphens anywhere, O for 0, I and L for 1. */
export function decodeQuizCode(typed: string): Result<QuizCodeParts, CodeFailure> {
	const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
	if (text.length !== LETTERS + 1) return failed({ kind: 'length' });
	let packed = 0n;
	for (const letter of text.slice(0, LETTERS)) {
		const value = ALPHABET.indexOf(letter);
		if (value < 0) return failed({ kind: 'character', character: letter });
		packed = (packed << 5n) | BigInt(value);
	}
	if (checkSymbol(packed) !== text.at(-1)) return failed({ kind: 'check' });
	return unpack(packed);
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
