import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	localReport,
	namesIn,
	reassignHandIn,
	type LocalClass,
	type LocalHandIn
} from '#lib/domain/classroom/local-class.ts';
import { namedLearner, numberOfLearner } from '#lib/domain/classroom/named-learner.ts';
import { seedFor, type Assignment } from '#lib/domain/classroom/assignment.ts';
import { classReport } from '#lib/domain/classroom/class-report.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { aHandIn, anAssignment, aRoster, classModule } from '../../fixtures/classroom.ts';

const same = anAssignment();
const each = anAssignment({ seeds: { kind: 'each', seed: 7 } });
const editions = (hash: string) => (hash === classModule.hash ? classModule : undefined);
const empty: LocalClass = { roster: { entries: [] }, matches: new Map(), taken: [] };

/** A hand-in of a learner whom nobody has listed. */
function taken(assignment: Assignment, name: string, dice: string, receivedAt = 5): LocalHandIn {
	const learner = namedLearner(name, dice);
	const rosterNumber = numberOfLearner(learner);
	const handIn = aHandIn(assignment, { learner: rosterNumber, id: `attempt-${dice}` });
	return { handIn: { ...handIn, learner, rosterNumber }, device: 'device', receivedAt };
}
const marks = (report: ReturnType<typeof localReport>) =>
	report.learners.flatMap(({ attempts }) => attempts.flatMap((judged) => judged.marks));

describe('a class that one device knows of', () => {
	it('has everybody on it who handed in while there is no list, by name, two of one name apart', () => {
		const local = {
			...empty,
			taken: [taken(each, 'Mina', 'aa'), taken(each, 'Ada', 'bb'), taken(each, 'Mina', 'cc')]
		};
		const report = localReport(each, local, editions);
		expect(report.learners.map(({ entry }) => entry.name)).toEqual(['Ada', 'Mina', 'Mina']);
		expect(report.strangers).toEqual([]);
		expect(marks(report)).toEqual([]);
	});

	it('finds a learner on the list by a name that is there once, however it is cased or composed', () => {
		const roster = { entries: [{ learner: 'l1', name: 'Jos\u00e9 Ng', number: 1, group: '' }] };
		const handed = taken(each, 'JOSE\u0301 NG', 'aa');
		const report = localReport(each, { ...empty, roster, taken: [handed] }, editions);
		expect(report.learners.map(({ attempts }) => attempts.length)).toEqual([1]);
		// The paper followed from the number that the device had, and is sound on another line of the list.
		expect(marks(report)).toEqual([]);
		expect(seedFor(each, 1, 1)).not.toBe(handed.handIn.attempt.seed);
	});

	it('leaves a paper that followed from a name as it was drawn, and gives whoever is listed the paper of their number', () => {
		const [, ben] = aRoster(3).entries;
		const { handIn } = taken(each, 'Ben', 'aa');
		const put = reassignHandIn(ben!, handIn);
		expect(put).toEqual({ ...handIn, learner: ben!.learner });
		const judge = (one: HandIn) => gradeHandIn(each, one, classModule, { receivedAt: 5 });
		const report = (one: HandIn) => classReport(each, aRoster(3), [judge(one)], classModule).learners[1]!;
		expect(report(put)).toMatchObject({ status: 'done', attempts: [{ marks: [] }] });
		const local = { ...empty, roster: aRoster(3), taken: [{ handIn, device: '', receivedAt: 5 }] };
		const told = { ...local, matches: new Map([[handIn.learner, ben!.learner]]) };
		const there = localReport(each, told, editions).learners[1]!;
		expect(there.counted?.shares).toEqual(report(put).counted?.shares);

		// What a device says of its number counts for nothing, in whichever name.
		const anothers = aHandIn(each, { learner: 3 });
		expect(report(reassignHandIn(ben!, { ...anothers, learner: ben!.learner })).attempts[0]?.marks).toEqual([
			'wrong-paper'
		]);
		expect(report(reassignHandIn(ben!, { ...anothers, learner: handIn.learner })).attempts[0]?.marks).toEqual(
			['wrong-paper']
		);
		expect(report({ ...anothers, learner: ben!.learner }).attempts[0]?.marks).toEqual(['wrong-paper']);
	});

	it('knows learners of a class that it does not know by the names that their receipts bring', () => {
		const handed: LocalHandIn = { handIn: aHandIn(each, { learner: 2 }), device: 'd', receivedAt: 5 };
		const named: LocalHandIn = { ...handed, called: 'Ben Oh' };
		const names = (local: LocalClass) =>
			localReport(each, local, editions).learners.map(({ entry, attempts }) => [entry.name, attempts.length]);
		expect(names({ ...empty, taken: [handed] })).toEqual([['learner-2', 1]]);
		expect(names({ ...empty, taken: [named] })).toEqual([['Ben Oh', 1]]);
		const roster = { entries: [{ learner: 'l9', name: 'BEN OH', number: 9, group: '' }] };
		expect(names({ ...empty, roster, taken: [named] })).toEqual([['BEN OH', 1]]);
		expect(marks(localReport(each, { ...empty, roster, taken: [named] }, editions))).toEqual([]);
		expect(namesIn([handed, named])).toEqual(new Map([['learner-2', 'Ben Oh']]));
	});

	it('asks the teacher where a name stands twice or nowhere, and does as it is told', () => {
		const entry = (learner: string, number: number) => ({ learner, name: 'Mina', number, group: '' });
		const roster = { entries: [entry('l1', 1), entry('l2', 2)] };
		const [mina, ada] = [taken(same, 'Mina', 'aa'), taken(same, 'Ada', 'bb')];
		const local = { ...empty, roster, taken: [mina, ada] };
		expect(localReport(same, local, editions).strangers).toHaveLength(2);
		const matches = new Map([
			[mina.handIn.learner, 'l2'],
			[ada.handIn.learner, 'gone from the list']
		]);
		const told = localReport(same, { ...local, matches }, editions);
		expect(told.learners.map(({ attempts }) => attempts.length)).toEqual([0, 1]);
		expect(told.strangers.map(({ handIn }) => handIn.learner)).toEqual([ada.handIn.learner]);
	});

	it('reports the same whatever the order in which hand-ins came to lie, and loses none', () => {
		const roster = aRoster(4);
		const all = [1, 2, 3, 4].flatMap((learner) =>
			[1, 2].map((number): LocalHandIn => ({
				handIn: aHandIn(same, { learner, number, skill: 3 * number }),
				device: '',
				receivedAt: learner
			}))
		);
		const strange = taken(same, 'Nobody', 'dd');
		const expected = localReport(same, { ...empty, roster, taken: [...all, strange] }, editions);
		fc.assert(
			fc.property(fc.shuffledSubarray([...all, strange], { minLength: 9 }), (shuffled) => {
				expect(localReport(same, { ...empty, roster, taken: shuffled }, editions)).toEqual(expected);
			}),
			{ numRuns: 20 }
		);
		expect(expected.learners.flatMap(({ attempts }) => attempts)).toHaveLength(8);
		expect(expected.strangers).toHaveLength(1);
	});

	it('keeps and shows what it has no edition for', () => {
		const local = { ...empty, taken: [taken(same, 'Ada', 'aa')] };
		expect(marks(localReport(same, local, () => undefined))).toEqual(['unknown-version']);
	});
});
