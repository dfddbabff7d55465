import { versionOf } from '#lib/formats/record-version.ts';

const VERSION = 1;

/** What stands over the index of attempts: how many it covers, and up to where. */
export interface IndexHead {
	readonly version: 1;
	/** Drawn anew whenever the index is made from the attempts again. */
	readonly epoch: string;
	/** The device's count of attempts when the index was last brought up to date. */
	readonly sequence: number;
	/** How many records there are, those of a later version among them. */
	readonly count: number;
	readonly ofLaterVersion: number;
	/** How many attempts at each module are finished. A module of which none is stands here too. */
	readonly finished: ReadonlyMap<string, number>;
}

const isCount = (value: unknown): value is number =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** A head as it is stored. */
export const indexHead = ({ finished, ...head }: Omit<IndexHead, 'version'>): unknown => ({
	...head,
	version: VERSION,
	finished: [...finished]
});

function readCounts(value: unknown): ReadonlyMap<string, number> | undefined {
	if (!Array.isArray(value)) return undefined;
	const counts = new Map<string, number>();
	for (const pair of value) {
		const [module, count]: unknown[] = Array.isArray(pair) ? pair : [];
		if (typeof module !== 'string' || !isCount(count)) return undefined;
		counts.set(module, count);
	}
	return counts;
}

/** The head in a record of unknown origin; undefined if it is none that this version wrote. */
export function readIndexHead(record: unknown): IndexHead | undefined {
	if (versionOf(record) !== VERSION || typeof record !== 'object' || record === null) return undefined;
	const fields = new Map<string, unknown>(Object.entries(record));
	const [epoch, finished] = [fields.get('epoch'), readCounts(fields.get('finished'))];
	const [sequence, count, later] = ['sequence', 'count', 'ofLaterVersion'].map((name) => fields.get(name));
	if (typeof epoch !== 'string' || !finished) return undefined;
	if (!isCount(sequence) || !isCount(count) || !isCount(later)) return undefined;
	return { version: VERSION, epoch, sequence, count, ofLaterVersion: later, finished };
}
