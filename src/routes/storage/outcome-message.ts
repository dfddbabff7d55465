import type { Outcome } from '#lib/state/device/device-data.svelte.ts';
import { m } from '#lib/words/messages.ts';

type Fault = Extract<Outcome, { kind: 'refused' }>['fault'];
type Restored = Extract<Outcome, { kind: 'restored' }>['restored'];

const MAX_PLACE_LENGTH = 60;

const notStored = {
	missing: m.outcome_missing,
	blocked: m.outcome_blocked,
	full: m.outcome_full,
	silent: m.outcome_silent
};

const refused = {
	oversized: m.refused_oversized,
	unreadable: m.refused_unreadable,
	'not-a-backup': m.refused_not_a_backup,
	'later-version': m.refused_later_version,
	'other-edition': m.refused_other_edition
};

/** One part of a sentence for each number that is not 0. */
const counted = (...parts: readonly (readonly [number, (of: { count: number }) => string])[]): string[] =>
	parts.flatMap(([count, words]) => (count > 0 ? [words({ count })] : []));

function restoredLine({ quizzes, reviews, classes, small }: Restored): string {
	const brought = counted(
		[quizzes.added, m.outcome_added],
		[quizzes.grown, m.outcome_grown],
		[reviews.added, m.outcome_added_reviews],
		[reviews.grown, m.outcome_grown_reviews],
		[classes.joined, m.outcome_joined],
		[classes.assignments, m.outcome_assignments],
		[classes.taken, m.outcome_taken]
	);
	const others = small + classes.others > 0 ? [m.outcome_others()] : [];
	const all = [...brought, ...others];
	return [
		...(all.length === 0 ? [m.outcome_had_all()] : all),
		...counted([quizzes.foreign + reviews.foreign, m.outcome_foreign]),
		m.outcome_rest()
	].join(' ');
}

function faultLine(fault: Fault): string {
	if (fault.kind === 'malformed') return m.refused_malformed({ place: fault.at.slice(0, MAX_PLACE_LENGTH) });
	if (fault.kind !== 'broken') return refused[fault.kind]();
	if (!('character' in fault)) return m.refused_code_cut();
	const { character, length } = fault;
	return character === length ? m.refused_file_cut({ character }) : m.refused_file_damaged({ character });
}

/** What came of it, in a sentence. */
export function outcomeMessage(outcome: Outcome): string {
	switch (outcome.kind) {
		case 'restored':
			return restoredLine(outcome.restored);
		case 'not-stored':
			return notStored[outcome.trouble]();
		case 'backed-up':
			return m.outcome_backed_up({ count: outcome.quizzes });
		case 'nothing-fits':
			return m.outcome_nothing_fits();
		case 'refused':
			return faultLine(outcome.fault);
	}
}
