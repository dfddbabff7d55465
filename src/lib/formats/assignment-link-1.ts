import { COUNTED, FEEDBACK, fitTitle, ORDER_SCORINGS } from '#lib/domain/classroom/assignment.ts';
import { kindOfNumber } from '#lib/domain/item/kind-numbers.ts';
import { fromBase64url } from './compact.ts';

// The first form of a link, which is read and no longer written: numbers in groups of seven bits, the lowest first,
// and texts with their length before them.

class ByteReader {
	#at = 0;
	readonly #bytes: Uint8Array;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get isAtEnd(): boolean {
		return this.#at === this.#bytes.length;
	}

	number(): number {
		let number = 0;
		for (let unit = 1; unit <= 2 ** 49; unit *= 128) {
			const byte = this.#bytes[this.#at++] ?? NaN;
			number += (byte % 128) * unit;
			if (byte < 128) return number;
		}
		return NaN;
	}

	/** A text; where the number before it is odd, its bytes are hexadecimal digits. */
	text(): string {
		const head = this.number();
		const bytes = this.#bytes.subarray(this.#at, (this.#at += Math.floor(head / 2)));
		if (head % 2 === 0) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	}
}

function fieldsIn(reader: ByteReader): object {
	const [id, title, module, hash, classCode] = [1, 2, 3, 4, 5].map(() => reader.text());
	const [items, kind = 0, isEach = NaN, seed, attempts] = [1, 2, 3, 4, 5].map(() => reader.number());
	const [counts = NaN, feedback = NaN, order = NaN, sign = NaN] = [1, 2, 3, 4].map(() => reader.number());
	const dueAt = sign === 0 ? 0 : reader.number() * ([0, 1, -1][sign] ?? NaN);
	return {
		...{ id, module, hash },
		title: fitTitle(title ?? ''),
		blueprint: kind === 0 ? { items } : { items, kind: kindOfNumber(kind) },
		seeds: { kind: ['same', 'each'][isEach], seed },
		...(attempts === 0 ? {} : { attempts }),
		counts: COUNTED[counts],
		feedback: FEEDBACK[feedback],
		order: ORDER_SCORINGS[order],
		...(sign === 0 ? {} : { dueAt }),
		...(classCode === '' ? {} : { classCode })
	};
}

/** The fields of a link of the first form without its version and check; undefined if it holds none. */
export function readFirstLink(body: string): object | undefined {
	const bytes = fromBase64url(body);
	if (!bytes) return undefined;
	try {
		const reader = new ByteReader(bytes);
		const fields = fieldsIn(reader);
		return reader.isAtEnd ? fields : undefined;
	} catch {
		return undefined;
	}
}
