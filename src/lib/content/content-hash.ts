import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { compare } from './diagnostic.ts';

/** The first 16 hexadecimal characters of the SHA-256 of the content: the same content, the same hash, everywhere. */
export function hashContent(content: object): string {
	return bytesToHex(sha256(utf8ToBytes(canonicalJson(content)))).slice(0, 16);
}

/** JSON in which the keys of every object are sorted and nothing is left to chance. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => compare(a, b)));
}
