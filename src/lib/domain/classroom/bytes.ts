const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes as base64url without padding: letters that a URL fragment takes as they are. */
export function toBase64url(bytes: readonly number[]): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const [a = 0, b, c] = bytes.slice(at, at + 3);
		const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
		const letters = b === undefined ? 2 : c === undefined ? 3 : 4;
		for (let place = 0; place < letters; place++) text += DIGITS.charAt((bits >> (18 - 6 * place)) & 63);
	}
	return text;
}

/** The bytes of a base64url text; undefined if it is none. */
export function fromBase64url(text: string): number[] | undefined {
	const bytes: number[] = [];
	let bits = 0;
	let held = 0;
	for (const letter of text) {
		const digit = DIGITS.indexOf(letter);
		if (digit < 0) return undefined;
		bits = ((bits << 6) | digit) & 0xffff;
		held += 6;
		if (held >= 8) bytes.push((bits >> (held -= 8)) & 255);
	}
	return text.length % 4 === 1 || (bits & ((1 << held) - 1)) !== 0 ? undefined : bytes;
}

/** The UTF-8 bytes of a text; half a character becomes U+FFFD. */
export function toUtf8(text: string): number[] {
	const encoded = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
	const bytes = encoded.match(/%..|./g) ?? [];
	return bytes.map((byte) => (byte.length === 3 ? parseInt(byte.slice(1), 16) : byte.charCodeAt(0)));
}

export const toHex = (bytes: readonly number[]): string =>
	bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The text of UTF-8 bytes; undefined if they are none. */
export function fromUtf8(bytes: readonly number[]): string | undefined {
	try {
		return decodeURIComponent(toHex(bytes).replace(/../g, '%$&'));
	} catch {
		return undefined;
	}
}
