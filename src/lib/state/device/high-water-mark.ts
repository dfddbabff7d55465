/**
 * How far this browser's numbering of attempts went, written where the attempts are not. A database that was lost opens
 * empty and without an error; then only this still knows that there was something.
 */
const NAME = 'sourcebook-marker';
const ADDRESS = '/sourcebook-marker';

/** A marker from a text of unknown origin; 0 if it is none. */
function parseMarker(text: string | null | undefined): number {
	const sequence = /^1:(\d{1,15})$/.exec(text ?? '')?.[1];
	return sequence === undefined ? 0 : Number(sequence);
}

function fromLocalStorage(): number {
	try {
		return parseMarker(localStorage.getItem(NAME));
	} catch {
		return 0;
	}
}

async function fromCache(): Promise<number> {
	try {
		const kept = await caches.match(ADDRESS, { cacheName: NAME });
		return parseMarker(await kept?.text());
	} catch {
		return 0;
	}
}

/** Written in two places, for each may be lost alone. */
async function write(sequence: number): Promise<void> {
	const text = `1:${sequence}`;
	try {
		localStorage.setItem(NAME, text);
	} catch {
		// Then the other place has to do.
	}
	try {
		await (await caches.open(NAME)).put(ADDRESS, new Response(text));
	} catch {
		// Then the first place has to do.
	}
}

/** The highest number that an attempt in this browser ever had; 0 if there was none, or nothing knows of it. */
export const highWaterMark = async (): Promise<number> => Math.max(fromLocalStorage(), await fromCache());

/** Notes that an attempt of this number was stored. */
export async function recordHighWater(sequence: number): Promise<void> {
	if (sequence > (await highWaterMark())) await write(sequence);
}

/** Lets go of what is lost: from now on the marker stands at what is here. */
export const forgetHighWater = (sequence: number): Promise<void> => write(sequence);
