// Compact text: deflated, then base64url, for QR codes, receipts and codes to paste.

async function throughStream(
	bytes: Uint8Array<ArrayBuffer>,
	stream: CompressionStream | DecompressionStream,
	most: number
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		length += part.value.length;
		// A few bytes may unfold into gigabytes: stop as soon as the limit is passed.
		if (length > most) {
			await reader.cancel();
			return undefined;
		}
		parts.push(new Uint8Array(part.value));
	}
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A text, deflated. */
export async function deflate(text: string): Promise<Uint8Array<ArrayBuffer>> {
	const plain = new TextEncoder().encode(text);
	const made = await throughStream(plain, new CompressionStream('deflate-raw'), Infinity);
	return made ?? new Uint8Array();
}

/** The text in deflated bytes; undefined if there is none, or one of more than `most` bytes. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string | undefined> {
	try {
		const plain = await throughStream(bytes, new DecompressionStream('deflate-raw'), most);
		return plain && new TextDecoder('utf-8', { fatal: true }).decode(plain);
	} catch {
		return undefined;
	}
}

/** Bytes as base64url without padding. `Uint8Array.toBase64` is missing in Node 24 and in phones of 2024. */
export const toBase64url = (bytes: Uint8Array): string =>
	btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

/** The bytes of a base64url text; undefined if it is none, or not the one that `toBase64url` writes. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
	return toBase64url(bytes) === text ? bytes : undefined;
}

/** A text in compact form. */
export const toCompact = async (text: string): Promise<string> => toBase64url(await deflate(text));

/** The text of a compact form; undefined if there is none, or one of more than `most` bytes. */
export async function fromCompact(compact: string, most: number): Promise<string | undefined> {
	const bytes = fromBase64url(compact);
	return bytes && inflate(bytes, most);
}
