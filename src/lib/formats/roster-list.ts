import { cleanName } from '#lib/domain/classroom/clean-name.ts';
import { MAX_LEARNERS, type RosterLine } from '#lib/domain/classroom/roster.ts';
import { readTable } from './read-table.ts';

/** What was understood of a typed or pasted list. */
export interface RosterDraft {
	readonly lines: readonly RosterLine[];
	/** Names that stand in it more than once: kept each time, for two learners may share a name. */
	readonly duplicates: readonly string[];
	/** Lines that hold no name. */
	readonly nameless: number;
	/** Lines beyond the most that a class holds. */
	readonly surplus: number;
}

const MAX_CHARACTERS = 400_000;

const NAME_HEADS = ['name', 'full name', 'learner', 'student', 'pupil'];
const FIRST_HEADS = ['first name', 'given name', 'firstname', 'forename'];
const LAST_HEADS = ['last name', 'surname', 'family name', 'lastname'];
const GROUP_HEADS = ['group', 'class', 'set', 'form', 'section'];

interface Columns {
	readonly names: readonly number[];
	readonly group: number;
}

/** What the first row says its columns are; undefined if it is no heading but a learner. */
function headedColumns(first: readonly string[]): Columns | undefined {
	const heads = first.map((cell) => cleanName(cell).toLowerCase());
	const at = (wanted: readonly string[]): number => heads.findIndex((head) => wanted.includes(head));
	const whole = at(NAME_HEADS);
	const parts = [at(FIRST_HEADS), at(LAST_HEADS)].filter((place) => place >= 0);
	const names = whole >= 0 ? [whole] : parts;
	return names.length === 0 ? undefined : { names, group: at(GROUP_HEADS) };
}

/** Without a heading: a column of numbers first is skipped, then comes the name, then the group. */
function plainColumns(rows: readonly (readonly string[])[]): Columns {
	const isNumbered = rows.every((row) => row.length > 1 && /^\s*\d+[.)]?\s*$/.test(row[0] ?? ''));
	return isNumbered ? { names: [1], group: 2 } : { names: [0], group: 1 };
}

const sameName = (name: string): string => name.toLowerCase().normalize('NFKC');

function duplicatesIn(lines: readonly RosterLine[]): string[] {
	const seen = new Map<string, number>();
	for (const { name } of lines) seen.set(sameName(name), (seen.get(sameName(name)) ?? 0) + 1);
	const first = new Map(lines.map(({ name }) => [sameName(name), name] as const).reverse());
	return [...seen].flatMap(([key, times]) => (times > 1 ? (first.get(key) ?? []) : []));
}

/**
 * The learners in a text: one on a line, or a table with commas, semicolons or tabs, with a heading or without.
 * Nothing in it is refused; what could not be used is counted.
 */
export function readRoster(text: string): RosterDraft {
	const rows = readTable(text.slice(0, MAX_CHARACTERS)).filter((row) =>
		row.some((cell) => cell.trim() !== '')
	);
	const headed = rows[0] && headedColumns(rows[0]);
	const { names, group } = headed ?? plainColumns(rows);
	const all = rows.slice(headed ? 1 : 0).map((row) => ({
		name: cleanName(names.map((place) => row[place] ?? '').join(' ')),
		group: cleanName(row[group] ?? '')
	}));
	const named = all.filter(({ name }) => name !== '');
	const lines = named.slice(0, MAX_LEARNERS);
	return {
		lines,
		duplicates: duplicatesIn(lines),
		nameless: all.length - named.length,
		surplus: named.length - lines.length
	};
}
