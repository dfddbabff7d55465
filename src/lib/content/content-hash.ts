import { createHash } from 'node:crypto';
import { canonicalJson } from '#lib/domain/canonical-json.ts';

export { canonicalJson } from '#lib/domain/canonical-json.ts';

/** The first 16 hexadecimal characters of the SHA-256 of the content: the same content, the same hash, everywhere. */
export function hashContent(content: object): string {
	return createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 16);
}
