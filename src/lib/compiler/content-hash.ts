import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '#lib/domain/canonical-json.ts';

export { canonicalJson } from '#lib/domain/canonical-json.ts';

/** The first 16 hexadecimal characters of the SHA-256 of the content: the same content, the same hash, everywhere. */
export function hashContent(content: object): string {
	return bytesToHex(sha256(utf8ToBytes(canonicalJson(content)))).slice(0, 16);
}
