import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { readAssignment, writeAssignment } from '#lib/formats/assignment.ts';
import {
	readOwnHandIns,
	readRosterView,
	writeOwnHandIns,
	writeRosterView
} from '#lib/formats/class-views.ts';
import { listHandIns } from '#lib/formats/endpoints.ts';
import {
	MAX_HAND_INS,
	readAcknowledgements,
	readHandIns,
	writeAcknowledgements,
	writeHandIns
} from '#lib/formats/hand-in-messages.ts';
import { assignments } from '../fixtures/assignments.ts';
import { aHandIn, anAssignment, aRoster } from '../fixtures/classroom.ts';

const assignment = anAssignment({ attempts: 2, dueAt: 1_800_000_000_000, classCode: '7K3M-Q2XD' });
const given = { assignment, isOpen: true };
const named = { code: '7K3M-Q2XD', title: '7b history' };
const rosterView = { class: named, roster: aRoster(3), assignments: [given] };
const acknowledged = [
	{ attempt: 'a', outcome: 'stored' },
	{ attempt: 'b', outcome: 'already' },
	{ attempt: 'c', outcome: 'refused', reason: 'not-this-learner' }
] as const;

/** Every message, with one hand-in where it holds any. */
function messagesOf(handIn: HandIn) {
	const classUpdate = {
		revision: 12,
		class: named,
		given: { ...given, endedAt: null },
		roster: aRoster(3),
		handIns: [{ handIn, receivedAt: 1_700_000_000_000 }]
	};
	const storedUpdate = {
		...classUpdate,
		handIns: [{ body: JSON.stringify(handIn), receivedAt: 1_700_000_000_000, quizCheck: null }]
	};
	const ownHandIns = { handIns: [{ handIn, receivedAt: 1_700_000_000_000 }], next: handIn.attempt.id };
	return {
		assignment: { text: writeAssignment(assignment), read: readAssignment, value: assignment },
		'hand-ins': {
			text: writeHandIns([handIn]),
			read: readHandIns,
			value: { handIns: [handIn], malformed: [] }
		},
		acknowledgements: {
			text: writeAcknowledgements(acknowledged),
			read: readAcknowledgements,
			value: acknowledged
		},
		'roster-view': { text: writeRosterView(rosterView), read: readRosterView, value: rosterView },
		'class-update': {
			text: listHandIns.response.write(storedUpdate),
			read: (text: string) => listHandIns.response.read(text),
			value: classUpdate
		},
		'own-hand-ins': { text: writeOwnHandIns(ownHandIns), read: readOwnHandIns, value: ownHandIns }
	};
}
const handIn = aHandIn(assignment, { skill: 6 });
const messages = messagesOf(handIn);
const frozen = (name: string): string =>
	readFileSync(path.join(import.meta.dirname, `../frozen/wire-${name}-1.json`), 'utf8');
// Its quiz is one of generator 1.
const firstMessages = messagesOf(JSON.parse(frozen('hand-ins')).handIns[0]);
const each = Object.entries(messages);
/** Of the longest message, a class update. */
const MAX_CHARACTERS = 100_000_000;
/** A message that was once served and never stored; nothing reads it any more. */
const GONE = 'wire-class-view-1.json';

describe.each(each)('a message of %s', (name, { text, read, value }) => {
	it('arrives as it was sent', () => {
		expect(read(text)).toEqual({ isOk: true, value });
	});

	it('is read as it was first written', () => {
		const written = Object.entries(firstMessages).find(([other]) => other === name);
		expect(read(frozen(name))).toEqual({ isOk: true, value: written?.[1].value });
	});

	it('is refused in a later version, cut off, or too long, without harm', () => {
		expect(read(text.replace('"version":1', '"version":2'))).toMatchObject({
			failure: { kind: 'later-version' }
		});
		expect(read(text.slice(0, -1))).toEqual({ isOk: false, failure: { kind: 'not-json' } });
		expect(read('x'.repeat(MAX_CHARACTERS + 1))).toMatchObject({ failure: { kind: 'too-long' } });
		for (const garbage of ['', 'null', '[]', '{}', '1', '"a"', '{"version":1}', '{"version":"1"}', '[[[[[['])
			expect(read(garbage).isOk).toBe(false);
	});

	it('with any part of it exchanged for anything never throws', () => {
		const record: unknown = JSON.parse(text);
		fc.assert(
			fc.property(fc.nat(), fc.jsonValue(), (at, put) => {
				let place = 0;
				const places = JSON.stringify(record).match(/[:[,]/g)?.length ?? 1;
				const altered = JSON.stringify(record, (_key, part: unknown) =>
					place++ === at % places ? put : part
				);
				if (altered !== undefined) void read(altered);
			}),
			{ numRuns: 300 }
		);
	});
});

describe('the door', () => {
	it('takes any assignment', () => {
		fc.assert(
			fc.property(assignments, (any) => {
				expect(readAssignment(writeAssignment(any))).toEqual({ isOk: true, value: any });
			})
		);
	});

	it('drops a score that is sent, and everything else that it does not know', () => {
		const boast = { ...handIn, score: 1, attempt: { ...handIn.attempt, earned: 10 } };
		expect(readHandIns(writeHandIns([boast]))).toEqual({
			isOk: true,
			value: { handIns: [handIn], malformed: [] }
		});
	});

	it('takes fifty hand-ins in one request and no more', () => {
		const many = (count: number) => Array.from({ length: count }, () => handIn);
		expect(readHandIns(writeHandIns(many(MAX_HAND_INS))).isOk).toBe(true);
		expect(readHandIns(writeHandIns(many(MAX_HAND_INS + 1))).isOk).toBe(false);
	});

	it('takes the others when one hand-in of a batch cannot be read', () => {
		const { finishedAt: _at, ...unfinished } = handIn.attempt;
		const bad = { ...handIn, attempt: { ...unfinished, id: 'bad' } };
		const text = writeHandIns([handIn]).replace(/\]\}$/, `,${JSON.stringify(bad)}]}`);
		expect(readHandIns(text)).toEqual({ isOk: true, value: { handIns: [handIn], malformed: ['bad'] } });
	});

	it.each(['a b', '', 'ü', "x'; drop table", '../x', 'a'.repeat(65)])('takes no id %j', (id) => {
		expect(readHandIns(writeHandIns([{ ...handIn, attempt: { ...handIn.attempt, id } }])).isOk).toBe(false);
		expect(readHandIns(writeHandIns([{ ...handIn, learner: id }]))).toMatchObject({ value: { handIns: [] } });
	});

	it('cleans names', () => {
		const entries = [{ learner: 'a', number: 1, name: '\u202eAnna\u0000', group: '7\nb' }];
		const read = readRosterView(writeRosterView({ ...rosterView, roster: { entries } }));
		expect(read.isOk && read.value.roster.entries[0]).toMatchObject({ name: 'Anna', group: '7 b' });
	});

	it('has a frozen specimen of every message', () => {
		const frozen = readdirSync(path.join(import.meta.dirname, '../frozen')).filter(
			(name) => name.startsWith('wire-') && name !== GONE
		);
		expect(frozen.sort()).toEqual(each.map(([name]) => `wire-${name}-1.json`).sort());
	});
});
