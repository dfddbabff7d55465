import { compareText } from '../compare-text.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import type { Assignment } from './assignment.ts';
import { classReport, type ClassReport } from './class-report.ts';
import type { HandIn } from './hand-in.ts';
import { gradeHandIn, type GradedHandIn } from './grade-hand-in.ts';
import { nameOfLearner, numberOfLearner } from './named-learner.ts';
import type { QuizCheck } from './quiz-check.ts';
import type { Roster, RosterEntry } from './roster.ts';

/** A hand-in that came without a server, and when it was imported. */
export interface LocalHandIn {
	readonly handIn: HandIn;
	/** Short name of the device that signed it; empty for paper. */
	readonly device: string;
	readonly receivedAt: number;
	/** Whether it holds the assigned quiz; missing if it was received by a version that stored no such thing. */
	readonly quizCheck?: QuizCheck;
	/** The name that came with it, where the learner's id holds none. */
	readonly called?: string;
}

/** What somebody who handed in goes by. */
const nameOf = (learner: string, called?: string): string | undefined => nameOfLearner(learner) ?? called;

/** What those go by whose ids hold no name. */
export const namesIn = (taken: readonly Pick<LocalHandIn, 'handIn' | 'called'>[]): Map<string, string> =>
	new Map(taken.flatMap(({ handIn, called }) => (called ? [[handIn.learner, called] as const] : [])));

/** A class that one teacher's device knows of. */
export interface LocalClass {
	/** Empty where no list was given: then everybody who handed in is on it. */
	readonly roster: Roster;
	/** Learners of the roster by the learner ids of receipts, as the teacher has matched them. */
	readonly matches: ReadonlyMap<string, string>;
	readonly taken: readonly LocalHandIn[];
}

const sameName = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Everybody who handed in, one line for each id, by name. */
function selfNamed(taken: readonly LocalHandIn[]): RosterEntry[] {
	const ids = new Set(taken.map(({ handIn }) => handIn.learner));
	const called = namesIn(taken);
	return [...ids]
		.map((learner) => ({
			learner,
			name: nameOf(learner, called.get(learner)) ?? learner.slice(0, 12),
			group: ''
		}))
		.sort((one, other) => compareText(one.name, other.name) || compareText(one.learner, other.learner))
		.map((entry) => ({ ...entry, number: numberOfLearner(entry.learner) }));
}

/** The line of the roster that a learner id stands for: as matched by hand, as it is, or by a name that is there once. */
export function entryOf(
	{ roster, matches }: Pick<LocalClass, 'roster' | 'matches'>,
	learner: string,
	called?: string
): RosterEntry | undefined {
	const wanted = matches.get(learner) ?? learner;
	const known = roster.entries.find((entry) => entry.learner === wanted);
	if (known) return known;
	const name = nameOf(learner, called);
	const named = roster.entries.filter(
		(entry) => name !== undefined && sameName(entry.name) === sameName(name)
	);
	return named.length === 1 ? named[0] : undefined;
}

/**
 * A hand-in put to a line of the roster. The paper of somebody whom nobody had listed followed from the name, and stays
 * that paper; whoever is listed has the paper of their number, whatever their device says.
 */
export function reassignHandIn({ learner, number }: RosterEntry, handIn: HandIn): HandIn {
	const isDrawnByName =
		nameOfLearner(handIn.learner) !== undefined && handIn.rosterNumber === numberOfLearner(handIn.learner);
	return { ...handIn, learner, rosterNumber: isDrawnByName ? handIn.rosterNumber : number };
}

/** The roster of a local class: the one given, or everybody who handed in. */
const rosterOf = ({ roster, taken }: LocalClass): Roster =>
	roster.entries.length > 0 ? roster : { entries: selfNamed(taken) };

/**
 * The report of an assignment from receipts and paper. Each hand-in is judged as it was made, and only then put to the
 * line of the roster that it belongs to: the paper followed from the number that the device had.
 */
export function localReport(
	assignment: Assignment,
	local: LocalClass,
	editionOf: (hash: string) => LessonModule | undefined
): ClassReport {
	const roster = rosterOf(local);
	const judged = local.taken.map(({ handIn, receivedAt, quizCheck, called }): GradedHandIn => {
		const edition = editionOf(handIn.attempt.hash);
		const made = gradeHandIn(assignment, handIn, edition, { receivedAt, quizCheck });
		const entry = entryOf({ ...local, roster }, handIn.learner, called);
		if (!entry) return made;
		return { ...made, handIn: { ...handIn, learner: entry.learner, rosterNumber: entry.number } };
	});
	return classReport(assignment, roster, judged, editionOf(assignment.hash));
}
