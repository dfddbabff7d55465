import type { RosterEntry } from './roster.ts';

/** Ways to call a learner, the plainest first. From the fourth on no two learners are called alike. */
function labelAt({ learner, name, group, number }: RosterEntry, step: number): string {
	if (step === 0) return name;
	if (step === 1 && group !== '') return `${name} (${group})`;
	if (step <= 2) return `${name} (#${number})`;
	return `${name} (#${number}, ${learner})${'*'.repeat(step - 3)}`;
}

function tally(texts: Iterable<string>): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return counts;
}

/**
 * What each of these learners is called where one is picked: the name, and where another has the same one the group
 * too, or the number in the roster if that does not tell them apart.
 */
export function learnerLabels(entries: readonly RosterEntry[]): (learner: string) => string {
	const known = new Map(entries.map((entry) => [entry.learner, entry]));
	const names = tally([...known.values()].map(({ name }) => name));
	const steps = new Map<string, number>();
	while (true) {
		const labels = new Map([...known].map(([id, entry]) => [id, labelAt(entry, steps.get(id) ?? 0)]));
		const counts = tally(labels.values());
		// A name that is there once stays, even where it reads like a name with a group behind it.
		const alike = [...known.values()].filter(
			({ learner, name }) => (names.get(name) ?? 0) > 1 && (counts.get(labels.get(learner) ?? '') ?? 0) > 1
		);
		if (alike.length === 0) return (learner) => labels.get(learner) ?? '';
		for (const { learner } of alike) steps.set(learner, (steps.get(learner) ?? 0) + 1);
	}
}
