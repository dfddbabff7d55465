import { cleanName } from './clean-name.ts';

/** A learner as a teacher lists them. */
export interface RosterEntry {
	/** Id of the learner: drawn at random, says nothing about them. */
	readonly learner: string;
	/** From 1, in the order of the list; never given twice in a class. */
	readonly number: number;
	readonly name: string;
	/** Empty where the class has no groups. */
	readonly group: string;
}

/** The learners of a class. */
export interface Roster {
	readonly entries: readonly RosterEntry[];
}

/** One learner as typed or pasted. */
export interface RosterLine {
	readonly name: string;
	readonly group: string;
}

export const MAX_LEARNERS = 500;

/**
 * Lines of a list that name nobody of these: a list given twice adds nobody twice. A line without a group may be any
 * learner of its name; two lines of one name are two learners.
 */
export function newLines(known: readonly RosterLine[], lines: readonly RosterLine[]): RosterLine[] {
	const left = [...known];
	return lines.filter(({ name, group }) => {
		const at = left.findIndex((each) => each.name === name && (group === '' || each.group === group));
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

/** A roster with these learners after those it has. Numbers go on; `newId` gives each a fresh id. */
export function addLearners(roster: Roster, lines: readonly RosterLine[], newId: () => string): Roster {
	const last = Math.max(0, ...roster.entries.map(({ number }) => number));
	const added = lines.map(({ name, group }, place) => ({
		learner: newId(),
		number: last + 1 + place,
		name: cleanName(name),
		group: cleanName(group)
	}));
	return { entries: [...roster.entries, ...added] };
}
