/** @guarantee Two learners of one name never look alike where one is chosen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnerLabels } from '#lib/domain/classroom/learner-labels.ts';
import type { RosterEntry } from '#lib/domain/classroom/roster.ts';

const entry = (number: number, name: string, group = ''): RosterEntry => ({
	learner: `learner-${number}`,
	number,
	name,
	group
});
const labelsOf = (entries: readonly RosterEntry[]): string[] => {
	const labelOf = learnerLabels(entries);
	return entries.map(({ learner }) => labelOf(learner));
};

describe('what a learner is called where one is picked', () => {
	it('is the name, with the group where another has the same name', () => {
		expect(labelsOf([entry(1, 'Anna', 'Red'), entry(2, 'Ben', 'Red'), entry(3, 'Anna', 'Blue')])).toEqual([
			'Anna (Red)',
			'Ben',
			'Anna (Blue)'
		]);
	});

	it('is the name with the roster number where the group does not tell', () => {
		const list = [
			entry(1, 'Anna', 'Red'),
			entry(2, 'Anna', 'Red'),
			entry(3, 'Anna', 'Blue'),
			entry(4, 'Anna')
		];
		expect(labelsOf(list)).toEqual(['Anna (#1)', 'Anna (#2)', 'Anna (Blue)', 'Anna (#4)']);
	});

	it('leaves a name as it is that reads like one with a group', () => {
		const list = [entry(1, 'Anna', 'Red'), entry(2, 'Anna'), entry(3, 'Anna (Red)'), entry(4, 'Anna (#2)')];
		expect(labelsOf(list)).toEqual(['Anna (#1)', 'Anna (#2, learner-2)', 'Anna (Red)', 'Anna (#2)']);
	});

	it('is distinct for distinct learners, and a name that is there once, whatever people are called', () => {
		// Few words, so that names, groups and what is put behind them meet.
		const word = fc.constantFrom('A', 'B', '#1', '#2', 'A (B)', 'A (#1)', 'A (#1, 1)', 'A (#1, 1)*', '');
		const entries = fc.uniqueArray(
			fc.record({
				learner: fc.constantFrom('1', '2', '3', '4', '5', '6'),
				// Where nobody gave a list two may have one number.
				number: fc.integer({ min: 1, max: 3 }),
				name: word,
				group: word
			}),
			{ selector: ({ learner }) => learner }
		);
		fc.assert(
			fc.property(entries, (list) => {
				const labels = labelsOf(list);
				expect(new Set(labels).size).toBe(list.length);
				list.forEach(({ name }, place) => {
					const others = list.filter((other) => other.name === name);
					if (others.length === 1) expect(labels[place]).toBe(name);
					else expect(labels[place]?.startsWith(name)).toBe(true);
				});
			}),
			{ numRuns: 2000 }
		);
	});
});
