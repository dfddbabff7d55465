import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentLink } from '#lib/formats/assignment-link.ts';
import { cleanName } from '#lib/domain/classroom/clean-name.ts';
import { MAX_LEARNERS } from '#lib/domain/classroom/roster.ts';
import {
	classRecord,
	keptFields,
	parseHanded,
	parseJoined,
	parseKept,
	parseNickname,
	parseRoster,
	parseTaken,
	parseWaiting,
	rosterFields,
	type JoinedClass
} from '#lib/formats/class-records.ts';
import { aHandIn, anAssignment, aRoster } from '../fixtures/classroom.ts';
import { hostileNames } from '../fixtures/hostile-names.ts';

const assignment = anAssignment({ dueAt: 90_000 });
const handIn = aHandIn(assignment, { skill: 6 });
const joined: JoinedClass = {
	classId: 'class-1',
	title: 'History 7b',
	token: 'token_0-1',
	learner: 'learner-1',
	number: 1,
	name: 'Ada',
	resumeCode: 'AAAA-BBBB',
	links: [assignmentLink(assignment)],
	open: [assignment.id]
};
const roster = aRoster(3);
const matches = new Map([['n~x~y', 'learner-2']]);
const fresh = (fields: object): unknown => classRecord(undefined, fields);

interface Kind {
	readonly kind: string;
	readonly fields: object;
	readonly parse: (record: unknown) => unknown;
	readonly read: unknown;
	/** What is read where there is nothing to read. */
	readonly none?: unknown;
}
const kept = { assignment, keptAt: 7 };
const kinds: readonly Kind[] = [
	{ kind: 'an assignment', fields: keptFields(kept), parse: parseKept, read: kept },
	{
		kind: 'a list of names',
		fields: rosterFields({ roster, matches }),
		parse: parseRoster,
		read: { roster, matches },
		none: { roster: { entries: [] }, matches: new Map() }
	},
	{
		kind: 'a hand-in taken in',
		fields: { handIn, device: 'Qx3_9-', receivedAt: 5 },
		parse: parseTaken,
		read: { handIn, device: 'Qx3_9-', receivedAt: 5 }
	},
	{
		kind: 'a hand-in taken in, and whether it holds the assigned quiz',
		fields: { handIn, device: 'Qx3_9-', receivedAt: 5, quizCheck: 'other-generator' },
		parse: parseTaken,
		read: { handIn, device: 'Qx3_9-', receivedAt: 5, quizCheck: 'other-generator' }
	},
	{
		kind: 'a hand-in taken in of a class that is not known here',
		fields: { handIn, device: 'Qx3_9-', receivedAt: 5, called: ' Ada\u202e ' },
		parse: parseTaken,
		read: { handIn, device: 'Qx3_9-', receivedAt: 5, called: 'Ada' }
	},
	{
		kind: 'a nickname',
		fields: { name: 'Ada', learner: 'n~a~b' },
		parse: parseNickname,
		read: { name: 'Ada', learner: 'n~a~b' }
	},
	{ kind: 'a class joined', fields: joined, parse: parseJoined, read: joined },
	{
		kind: 'a hand-in that waits',
		fields: { classId: 'class-1', handIn },
		parse: parseWaiting,
		read: { classId: 'class-1', handIn }
	},
	{
		kind: 'the word on a hand-in',
		fields: { at: 5, refused: 'malformed' },
		parse: parseHanded,
		read: { at: 5, refused: 'malformed' }
	}
];

/** Whatever structured clone keeps. */
const garbage = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });

describe.each(kinds)('$kind', ({ fields, parse, read, none }) => {
	it('is read as it was written, through JSON and without it', () => {
		const record = fresh(fields);
		expect(parse(record)).toEqual(read);
		expect(parse(structuredClone(record))).toEqual(read);
		expect(parse(JSON.parse(JSON.stringify(record)))).toEqual(read);
	});

	it('is nothing in garbage, and nothing throws', () => {
		fc.assert(
			fc.property(garbage, (record) => {
				expect(parse(record)).toEqual(none);
			})
		);
	});

	it('is not read out of a record of another version, and not written over one of a later', () => {
		for (const version of [0, 3, 99, '1', null, undefined, NaN])
			expect(parse({ ...fields, version })).toEqual(none);
		expect(classRecord({ ...fields, version: 3 }, fields)).toBeUndefined();
		for (const damaged of [undefined, null, 'torn', { version: 1 }, { version: 'x' }])
			expect(classRecord(damaged, fields)).toEqual({ version: 1, ...fields });
	});

	it('is whole or nothing whatever one of its fields holds, and nothing throws', () => {
		fc.assert(
			fc.property(fc.constantFrom(...Object.keys(fields)), garbage, (name, value) => {
				const got = parse({ version: 1, ...fields, [name]: value });
				// What was read can be written, and is the same when read again.
				if (got !== undefined) expect(structuredClone(got)).toEqual(got);
			})
		);
	});
});

describe('of a hostile record', () => {
	it.each([1e300, -1e300, Infinity, NaN, '5', 8.64e15 + 1])(
		'a moment that no calendar holds is not read: %j',
		(moment) => {
			expect(parseTaken(fresh({ handIn, device: '', receivedAt: moment }))).toBeUndefined();
			expect(parseHanded(fresh({ at: moment, refused: '' }))).toBeUndefined();
			expect(parseKept(fresh({ ...keptFields(kept), keptAt: moment }))?.keptAt).toBe(0);
		}
	);

	it('names come out clean, and a name that nothing is left of is none', () => {
		for (const name of hostileNames) {
			const clean = cleanName(name);
			expect(parseNickname(fresh({ name, learner: 'n~a~b' }))?.name ?? '').toBe(clean);
			expect(parseJoined(fresh({ ...joined, name, title: name }))).toEqual({
				...joined,
				name: clean,
				title: clean
			});
			const entry = { learner: 'a', name, number: 1, group: name };
			const read = parseRoster(fresh({ entries: [entry], matches: [] })).roster.entries;
			expect(read).toEqual(clean === '' ? [] : [{ ...entry, name: clean, group: clean }]);
		}
	});

	it.each(['', 'with space', 'line\nbreak', '../up', '<b>', 'x'.repeat(65), '\u202e'])(
		'an id that no door would take is none: %j',
		(id) => {
			expect(parseNickname(fresh({ name: 'Ada', learner: id }))).toBeUndefined();
			expect(parseJoined(fresh({ ...joined, classId: id }))).toBeUndefined();
			expect(parseJoined(fresh({ ...joined, learner: id }))).toBeUndefined();
			expect(parseWaiting(fresh({ classId: id, handIn }))).toBeUndefined();
			expect(parseTaken(fresh({ handIn: { ...handIn, learner: id }, receivedAt: 5 }))).toBeUndefined();
			expect(parseTaken(fresh({ handIn: { ...handIn, assignment: id }, receivedAt: 5 }))).toBeUndefined();
			expect(parseRoster(fresh({ entries: [{ learner: id, name: 'Ada', number: 1 }] })).roster).toEqual({
				entries: []
			});
		}
	);

	it.each(['', 'two words', 'a\r\nX-Other: b', 'x'.repeat(201), 'ü'])(
		'a token that would not stand in a header is none: %j',
		(token) => {
			expect(parseJoined(fresh({ ...joined, token }))).toBeUndefined();
		}
	);

	it('no list of names is longer than a class, and no learner stands on it twice', () => {
		const many = Array.from({ length: 3 * MAX_LEARNERS }, (_, place) => ({
			learner: `l${place >> 1}`,
			name: `Name ${place}`,
			number: place
		}));
		const { entries } = parseRoster(fresh({ entries: many, matches: [] })).roster;
		expect(entries).toHaveLength(MAX_LEARNERS);
		expect(new Set(entries.map(({ learner }) => learner)).size).toBe(MAX_LEARNERS);
		expect(entries[0]).toEqual({ learner: 'l0', name: 'Name 0', number: 0, group: '' });
	});

	it('an entry with a number that is none is left out, and the others stay', () => {
		const [first, ...rest] = roster.entries;
		for (const number of [-1, 1.5, NaN, Infinity, '2', 2 ** 60])
			expect(parseRoster(fresh({ entries: [{ ...first, number }, ...rest] })).roster).toEqual({
				entries: rest
			});
	});

	it('names of objects are text', () => {
		const attacked: unknown = JSON.parse(
			'{"version":1,"entries":[{"__proto__":{"name":"x"},"learner":"a","number":1}],"matches":[["__proto__","a"]]}'
		);
		const read = parseRoster(attacked);
		expect(read.roster.entries).toEqual([]);
		expect(read.matches.get('__proto__')).toBe('a');
		expect(Object.hasOwn(Object.prototype, 'name')).toBe(false);
	});
});
