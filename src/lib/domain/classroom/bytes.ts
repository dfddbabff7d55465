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
	return [...text].flatMap((character) => {
		const point = character.codePointAt(0) ?? 0;
		const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
		if (code < 0x80) return [code];
		if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
		const tail = [0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
		if (code < 0x10000) return [0xe0 | (code >> 12), ...tail];
		return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), ...tail];
	});
}

/** The text of UTF-8 bytes; undefined if they are none. */
function fromUtf8(bytes: readonly number[]): string | undefined {
	let text = '';
	for (let at = 0; at < bytes.length;) {
		const lead = bytes[at] ?? 0;
		const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
		const first = length === 1 ? lead : lead & (0xff >> (length + 1));
		const code = bytes.slice(at + 1, at + length).reduce((sum, byte) => (sum << 6) | (byte & 63), first);
		if (code < 0 || code > 0x10ffff) return undefined;
		text += String.fromCodePoint(code);
		at += length;
	}
	const same = toUtf8(text);
	return same.length === bytes.length && same.every((byte, at) => byte === bytes[at]) ? text : undefined;
}

/** A whole number in groups of seven bits, the lowest first. */
export function toVarint(number: number): number[] {
	const bytes: number[] = [];
	let rest = number;
	while (rest >= 128) {
		bytes.push((rest % 128) + 128);
		rest = Math.floor(rest / 128);
	}
	return [...bytes, rest];
}

const HEX = /^(?:[0-9a-f]{2})+$/;

/** A text with its length before it; one of hexadecimal digits takes half the room. */
export function toShortText(text: string): number[] {
	const isHex = HEX.test(text);
	const bytes = isHex ? (text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)) : toUtf8(text);
	return [...toVarint(bytes.length * 2 + Number(isHex)), ...bytes];
}

/** Reads bytes one after the other. Once something is missing, everything read is undefined. */
export class ByteReader {
	#at = 0;
	readonly #bytes: readonly number[];

	constructor(bytes: readonly number[]) {
		this.#bytes = bytes;
	}

	get isAtEnd(): boolean {
		return this.#at === this.#bytes.length;
	}

	varint(): number | undefined {
		let number = 0;
		for (let unit = 1; unit <= 2 ** 49; unit *= 128) {
			const byte = this.#bytes[this.#at++];
			if (byte === undefined) return undefined;
			number += (byte % 128) * unit;
			if (byte < 128) return Number.isSafeInteger(number) ? number : undefined;
		}
		return undefined;
	}

	shortText(): string | undefined {
		const head = this.varint();
		if (head === undefined) return undefined;
		const length = Math.floor(head / 2);
		const bytes = this.#bytes.slice(this.#at, this.#at + length);
		this.#at += length;
		if (bytes.length !== length) return undefined;
		return head % 2 === 0
			? fromUtf8(bytes)
			: bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
	}
}
