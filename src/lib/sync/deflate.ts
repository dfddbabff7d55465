async function throughStream(
	bytes: Uint8Array<ArrayBuffer>,
	stream: CompressionStream | DecompressionStream,
	most: number
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
	const parts: Uint8Array[] = [];
	let length = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		length += part.value.length;
		// A few bytes may unfold into gigabytes: stop as soon as it is more than anybody means.
		if (length > most) {
			await reader.cancel();
			return undefined;
		}
		parts.push(part.value);
	}
	return new Uint8Array(await new Blob(parts.map((part) => new Uint8Array(part))).arrayBuffer());
}

/** A text, deflated. */
export async function deflate(text: string): Promise<Uint8Array<ArrayBuffer>> {
	const made = await throughStream(
		new TextEncoder().encode(text),
		new CompressionStream('deflate-raw'),
		Number.MAX_SAFE_INTEGER
	);
	return made ?? new Uint8Array();
}

/** The text in deflated bytes; undefined if there is none, or one of more bytes than `most`. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string | undefined> {
	try {
		const plain = await throughStream(bytes, new DecompressionStream('deflate-raw'), most);
		return plain && new TextDecoder('utf-8', { fatal: true }).decode(plain);
	} catch {
		return undefined;
	}
}
