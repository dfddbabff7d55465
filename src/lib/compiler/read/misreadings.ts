import { MISREADING_KINDS, type Misreading } from '#lib/domain/content/claim.ts';
import { oneOf, type Entry } from '../fields/fields.ts';
import { readLure, type LureBook } from '../lures.ts';
import type { Reading } from './reading.ts';
import { quotationsIn, wording } from '../text/words.ts';

/** What is misread: its id, its statement, its first line, and where the words of its lures can stand. */
export interface MisreadClaim {
	readonly id: string;
	readonly statement: string;
	readonly line: number;
	/** Whether it is of the second edition, whose misreadings have a kind and a lure. */
	readonly isAsked: boolean;
	readonly book: LureBook;
}

/** The lines of a claim that belong to its misreadings. */
interface MisreadingLines {
	readonly misreadings: readonly Entry[];
	readonly lures: readonly Entry[];
	readonly whys: readonly Entry[];
}

/** Reads the two or three misreadings of a claim; what stands below one belongs to it. */
export function readMisreadings(
	reading: Reading,
	claim: MisreadClaim,
	{ misreadings: entries, lures, whys }: MisreadingLines
): Misreading[] {
	checkNumber(reading, claim.line, entries);
	const first = entries[0]?.line ?? Infinity;
	for (const { line, name } of [...lures, ...whys].filter((one) => one.line < first)) {
		reading.error(line, `This “${name}” explains no misreading. Type it below one, indented by two spaces.`);
	}
	const read = entries.map((entry, i): Misreading => {
		const end = entries[i + 1]?.line ?? Infinity;
		const isOwn = ({ line }: Entry): boolean => line > entry.line && line < end;
		const id = `${claim.id}.m${i + 1}`;
		reading.definitions.push({ kind: 'misreading', id, file: reading.file, line: entry.line });
		const why = readWhy(reading, entry.line, whys.filter(isOwn), claim.book.excerpt);
		return { id, text: entry.value, why, ...readTemptation(reading, claim, entry, lures.filter(isOwn)) };
	});
	checkWordings(reading, claim.statement, entries);
	checkReversed(reading, read, entries);
	return read;
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

/** The kind of a misreading and the words that tempt to it; both are needed in the second edition alone. */
function readTemptation(
	reading: Reading,
	claim: MisreadClaim,
	entry: Entry,
	lures: readonly Entry[]
): Pick<Misreading, 'kind' | 'temptedBy'> {
	const [lure, second] = lures;
	if (second) reading.error(second.line, 'This misreading has two lures. Type the stronger one alone.');
	if (!lure && claim.isAsked) {
		reading.error(
			entry.line,
			'Nothing tempts to this misreading. Type below it, indented by two spaces, - tempted by: and the words that would lead a reader to it.'
		);
	}
	if (entry.note === undefined && claim.isAsked) {
		const all = MISREADING_KINDS.join(', ');
		reading.error(entry.line, `This misreading has no kind. Type - misreading (kind): with one of ${all}.`);
	}
	const kind =
		entry.note === undefined
			? undefined
			: oneOf(reading, { name: entry.name, value: entry.note, line: entry.line }, MISREADING_KINDS);
	return {
		...(kind !== undefined && { kind }),
		...(lure && { temptedBy: readLure(reading, lure, claim.book) })
	};
}

function checkReversed(reading: Reading, read: readonly Misreading[], entries: readonly Entry[]): void {
	const reversed = entries.filter((_, i) => read[i]?.kind === 'reversed');
	const [, second] = reversed;
	if (second) reading.error(second.line, 'Two misreadings are reversed. Type one that goes wrong otherwise.');
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

/** Notes a question that has no question mark. */
export function checkQuestion(reading: Reading, { name, value, line }: Entry): void {
	if (/\?[”"’')\]]*$/.test(value)) return;
	reading.error(line, `“${name}” is no question. Type one that ends in a question mark.`);
}
