import type { Misreading } from '#lib/domain/content/claim.ts';
import type { Entry } from '../fields/fields.ts';
import type { Reading } from './reading.ts';
import { quotationsIn, wording } from '../text/words.ts';

/** The claim whose misreadings are read: its id, its statement, its first line, and the excerpt it is on. */
export interface MisreadClaim {
	readonly id: string;
	readonly statement: string;
	readonly excerpt: readonly string[];
	readonly line: number;
}

/** Reads the two or three misreadings of a claim; a `why` belongs to the misreading above it. */
export function readMisreadings(
	reading: Reading,
	claim: MisreadClaim,
	entries: readonly Entry[],
	whys: readonly Entry[]
): Misreading[] {
	checkNumber(reading, claim.line, entries);
	const first = entries[0]?.line ?? Infinity;
	for (const why of whys.filter(({ line }) => line < first)) {
		reading.error(why.line, 'This “why” explains no misreading. Type it below one, indented by two spaces.');
	}
	const misreadings = entries.map((entry, i) => {
		const end = entries[i + 1]?.line ?? Infinity;
		const own = whys.filter((why) => why.line > entry.line && why.line < end);
		const id = `${claim.id}.m${i + 1}`;
		reading.definitions.push({ kind: 'misreading', id, file: reading.file, line: entry.line });
		return { id, text: entry.value, why: readWhy(reading, entry.line, own, claim.excerpt) };
	});
	checkWordings(reading, claim.statement, entries);
	return misreadings;
}

function checkNumber(reading: Reading, line: number, entries: readonly Entry[]): void {
	const fourth = entries[3];
	if (fourth) reading.error(fourth.line, 'A claim has at most three misreadings. Delete the weakest.');
	if (entries.length >= 2) return;
	reading.error(
		line,
		'A claim needs two or three misreadings. Type - misreading: and what a hurried reader would think.'
	);
}

function readWhy(reading: Reading, line: number, whys: readonly Entry[], excerpt: readonly string[]): string {
	const [why, second] = whys;
	if (!why) {
		reading.error(
			line,
			'This misreading has no reason. Type below it, indented by two spaces, - why: and which words of the excerpt show it.'
		);
	}
	if (second) reading.error(second.line, 'This misreading has two reasons. Type both in one line.');
	if (why) checkQuotations(reading, why, excerpt);
	return why?.value ?? '';
}

/** What a reason quotes should be the words of the excerpt; single words are often quoted for their own sake. */
function checkQuotations(reading: Reading, why: Entry, excerpt: readonly string[]): void {
	const words = ` ${wording(excerpt.join(' '))} `;
	for (const quotation of quotationsIn(why.value)) {
		if (!wording(quotation).includes(' ') || words.includes(` ${wording(quotation)} `)) continue;
		reading.warning(
			why.line,
			`The reason quotes “${quotation.trim()}”, which the excerpt does not say. Type its own words.`
		);
	}
}

function checkWordings(reading: Reading, statement: string, entries: readonly Entry[]): void {
	const seen = new Map([[wording(statement), 'the statement']]);
	for (const [i, { value, line }] of entries.entries()) {
		const same = seen.get(wording(value));
		if (same !== undefined) {
			reading.error(line, `This misreading says the same as ${same}. Type another.`);
		} else if (!endsLikeSentence(value)) {
			reading.warning(line, 'The misreading has no full stop. Type one at its end.');
		}
		seen.set(wording(value), `misreading ${i + 1}`);
	}
}

/** Whether a text ends with a full stop or its like, quotation marks and brackets aside. */
export function endsLikeSentence(text: string): boolean {
	return /[.!?][”"’')\]]*$/.test(text);
}
