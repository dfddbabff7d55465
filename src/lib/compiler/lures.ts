import type { Authority } from '#lib/domain/content/authority.ts';
import type { Lure } from '#lib/domain/content/claim.ts';
import { plainText, type Block, type Inline } from '#lib/domain/content/prose.ts';
import { checkVerbatim, findVerbatim } from './check/check-quotes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Entry } from './fields/fields.ts';
import { nearest } from './check/nearest.ts';
import type { LureSpot, Reading } from './read/reading.ts';

const NAMES_ENTRY = /^(people|places|terms)\.yaml#(\S+)$/;
const ELSEWHERE = /^([a-z0-9]+(?:-[a-z0-9]+)*): +(.+)$/;

/** Where the words of a lure may stand besides the source and section ids of the module. */
export interface LureBook {
	/** Id of the source whose excerpt is meant when none is named. */
	readonly id: string;
	readonly excerpt: readonly string[];
	/** Ids of all sources and sections of the module. */
	readonly others: ReadonlySet<string>;
}

/**
 * Reads what tempts to a misreading: words of this excerpt, or of another source or section after its id, or an
 * entry of the names. Words elsewhere are looked up when everything has been read.
 */
export function readLure(reading: Reading, { value, line }: Entry, book: LureBook): Lure {
	const elsewhere = ELSEWHERE.exec(value);
	const [, source = '', words = ''] = elsewhere ?? [];
	if (NAMES_ENTRY.test(value) || book.others.has(source)) {
		const lure = book.others.has(source) ? { source, words } : { source: value, words: '' };
		reading.lures.push({ lure, file: reading.file, line });
		return lure;
	}
	const isOwn = findVerbatim(book.excerpt, value) !== undefined;
	const meant = elsewhere && !isOwn ? nearest(source, [...book.others]) : undefined;
	if (meant !== undefined) {
		reading.error(line, `There is no source or section “${source}”. Type ${meant}.`);
		return { source: meant, words };
	}
	return { source: book.id, words: checkVerbatim(reading, line, book.excerpt, value, 'the excerpt') };
}

/** The texts of a module in which the words of a lure can stand, by id. */
type LureTexts = ReadonlyMap<string, readonly string[]>;

/** Every lure must stand word for word where it is said to stand. */
export function checkLures(spots: readonly LureSpot[], texts: LureTexts, names: Authority): Diagnostic[] {
	return spots.flatMap(({ lure, file, line }): Diagnostic[] => {
		const message = lure.words === '' ? noEntry(lure, names) : notThere(lure, texts);
		return message === undefined ? [] : [{ file, line, severity: 'error', message }];
	});
}

function noEntry({ source }: Lure, names: Authority): string | undefined {
	const [, list = '', id = ''] = NAMES_ENTRY.exec(source) ?? [];
	const entries = list === 'people' ? names.people : list === 'places' ? names.places : names.terms;
	if (entries.some((entry) => entry.id === id)) return undefined;
	const near = nearest(
		id,
		entries.map((entry) => entry.id)
	);
	return `There is no “${id}” in ${list}.yaml. Type ${near ?? `its entry in lessons/${list}.yaml`}.`;
}

function notThere({ source, words }: Lure, texts: LureTexts): string | undefined {
	const text = texts.get(source) ?? [];
	if (text.length === 0 || findVerbatim(text, words) !== undefined) return undefined;
	const shown = words.split(' ').slice(0, 6).join(' ');
	return `“${shown} …” does not stand in ${source}. Type its words as they stand there.`;
}

/** The running text of a section, quotations included, one string for each paragraph. */
export function proseLines(blocks: readonly Block[]): string[] {
	return blocks.flatMap(inlinesOf).map((children) => plainText(children).replace(/\s+/gu, ' ').trim());
}

function inlinesOf(block: Block): (readonly Inline[])[] {
	switch (block.kind) {
		case 'paragraph':
		case 'heading':
			return [block.children];
		case 'list':
			return [...block.items];
		case 'quote':
			return [...block.paragraphs];
		case 'source':
			return [];
	}
}
