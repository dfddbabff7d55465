/** @guarantee A backup contains classes: a learner’s place in them and unsent hand-ins, a teacher’s assignments, rosters and hand-ins; restoring overwrites nothing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBackup, workOf, writeBackup, type BackupFault, type Work } from '#lib/formats/backup.ts';
import {
	CLASS_KEYS,
	classRecord,
	keptFields,
	parseJoined,
	parseRoster,
	rosterFields,
	type JoinedClass
} from '#lib/formats/class-records.ts';
import type { ClassData } from '#lib/formats/class-backup.ts';
import { exportClassData, mergeClassData } from '#lib/storage/backup/class-data.ts';
import { memoryDevice, type DeviceStore } from '#lib/storage/device/device-store.ts';
import { aHandIn, anAssignment, aRoster } from '../../fixtures/classroom.ts';

const specimen = readFileSync(new URL('../../frozen/backup-1.json', import.meta.url), 'utf8');
const assignment = anAssignment();
const handIn = aHandIn(assignment);
const joined: JoinedClass = {
	classId: 'class-1',
	title: 'History 7b',
	token: 'token-1',
	learner: 'learner-1',
	number: 1,
	name: 'Ada',
	resumeCode: 'AAAA-BBBB',
	links: [],
	open: []
};
const waiting = { classId: 'class-1', handIn };
const fresh = (fields: object): unknown => classRecord(undefined, fields);

async function shelfWith(records: Readonly<Record<string, unknown>>): Promise<DeviceStore> {
	const shelf = memoryDevice();
	for (const [key, record] of Object.entries(records)) await shelf.keep(key, record);
	return shelf;
}
const restored = async (
	own: Readonly<Record<string, unknown>>,
	brought: Readonly<Record<string, object>>
): Promise<ReadonlyMap<string, unknown>> => {
	const shelf = await shelfWith(own);
	await mergeClassData(shelf, new Map(Object.entries(brought)));
	return shelf.all();
};

describe('what a device keeps of classes', () => {
	it('is gathered whole, without what no other device can use and without garbage', async () => {
		const shelf = await shelfWith({
			[CLASS_KEYS.joined('class-1')]: fresh(joined),
			[CLASS_KEYS.opened(assignment.id)]: fresh(keptFields({ assignment, keptAt: 5 })),
			[CLASS_KEYS.opened('another')]: fresh(keptFields({ assignment, keptAt: 5 })),
			[CLASS_KEYS.waiting(handIn.attempt.id)]: fresh(waiting),
			[CLASS_KEYS.roster(assignment.id)]: 'torn',
			[CLASS_KEYS.joined('later')]: { version: 2, ...joined },
			[CLASS_KEYS.deviceKey]: { privateKey: {}, publicKey: {} }
		});
		expect(await exportClassData(shelf)).toEqual(
			new Map<string, object>([
				[CLASS_KEYS.joined('class-1'), { ...joined, resumeCode: '' }],
				[CLASS_KEYS.opened(assignment.id), keptFields({ assignment, keptAt: 5 })],
				[CLASS_KEYS.waiting(handIn.attempt.id), waiting]
			])
		);
	});

	it('stays as it is when a backup brings another, a code of one’s own with it', async () => {
		const key = CLASS_KEYS.joined('class-1');
		const other = { ...joined, token: 'stolen', learner: 'learner-2', resumeCode: '' };
		expect(parseJoined((await restored({ [key]: fresh(joined) }, { [key]: other })).get(key))).toEqual(
			joined
		);
	});

	it('of a later version is not touched, and garbage makes room', async () => {
		const key = CLASS_KEYS.joined('class-1');
		const later = { version: 2, form: 'of the future' };
		expect((await restored({ [key]: later }, { [key]: joined })).get(key)).toBe(later);
		expect((await restored({ [key]: 'torn' }, { [key]: joined })).get(key)).toEqual(fresh(joined));
	});

	it('keeps its list of names, and learns who is who on it', async () => {
		const key = CLASS_KEYS.roster(assignment.id);
		const own = { roster: aRoster(2), matches: new Map([['a', 'learner-1']]) };
		const brought = {
			roster: aRoster(3),
			matches: new Map([
				['a', 'learner-2'],
				['b', 'learner-2'],
				['c', 'learner-3']
			])
		};
		const all = await restored({ [key]: fresh(rosterFields(own)) }, { [key]: rosterFields(brought) });
		const { roster, matches } = parseRoster(all.get(key));
		expect(roster).toEqual(own.roster);
		expect(Object.fromEntries(matches)).toEqual({ a: 'learner-1', b: 'learner-2' });
		const alone = await restored({}, { [key]: rosterFields(brought) });
		expect(parseRoster(alone.get(key))).toEqual(brought);
	});
});

describe('a hand-in that waited on another device', () => {
	const key = CLASS_KEYS.waiting(handIn.attempt.id);
	const place = CLASS_KEYS.joined('class-1');

	it('waits here when this device speaks for the learner too', async () => {
		expect((await restored({}, { [key]: waiting, [place]: joined })).get(key)).toEqual(fresh(waiting));
		expect((await restored({ [place]: fresh(joined) }, { [key]: waiting })).has(key)).toBe(true);
	});

	it('does not when the class has answered for it, here or there', async () => {
		const handed = { at: 5, refused: '' };
		const word = CLASS_KEYS.handed(handIn.attempt.id);
		const brought = { [key]: waiting, [place]: joined };
		expect((await restored({ [word]: fresh(handed) }, brought)).has(key)).toBe(false);
		expect((await restored({}, { ...brought, [word]: handed })).has(key)).toBe(false);
	});

	it('does not where it would be handed in under the name of somebody else, and be refused', async () => {
		const other = fresh({ ...joined, learner: 'learner-2' });
		expect((await restored({ [place]: other }, { [key]: waiting, [place]: joined })).has(key)).toBe(false);
		expect((await restored({}, { [key]: waiting })).has(key)).toBe(false);
	});
});

describe('classes in the file of a backup', () => {
	const work = (classes: ClassData): Work => ({ ...workOf([]), classes });
	const faultOf = (classes: unknown): BackupFault | undefined => {
		const read = readBackup(JSON.stringify({ ...JSON.parse(specimen), classes }));
		return read.isOk ? undefined : read.failure;
	};
	const malformed = (at: string) => ({ kind: 'malformed', at });

	it('leave the rest as it is, so that an app that does not know them restores the rest', () => {
		const [plain, full] = [new Map<string, object>(), new Map([[CLASS_KEYS.joined('class-1'), joined]])].map(
			(classes) => JSON.parse(writeBackup(work(classes), 7))
		);
		expect(plain).not.toHaveProperty('classes');
		const { classes, ...rest } = full;
		expect(rest).toEqual(plain);
		expect(rest.version).toBe(1);
		expect(classes).toEqual({ [CLASS_KEYS.joined('class-1')]: fresh(joined) });
	});

	it('hold no code that makes tokens, whoever wrote the file', () => {
		const read = readBackup(writeBackup(work(new Map([[CLASS_KEYS.joined('class-1'), joined]])), 7));
		expect(read).toMatchObject({ isOk: true });
		if (read.isOk)
			expect(read.value.work.classes.get(CLASS_KEYS.joined('class-1'))).toEqual({
				...joined,
				resumeCode: ''
			});
	});

	it('are refused with their place when one of them is garbage', () => {
		expect(faultOf(undefined)).toBeUndefined();
		for (const garbage of [[], 'x', 7, null]) expect(faultOf(garbage)).toEqual(malformed('classes'));
		const bad: Record<string, unknown> = {
			'joined:class-1': fresh({ ...joined, token: 'a\nb' }),
			'joined:class-2': fresh(joined),
			'made:x': fresh(keptFields({ assignment, keptAt: 5 })),
			'taken:x': fresh({ handIn, receivedAt: 5 }),
			'waiting:x': fresh(waiting),
			'handed:../x': fresh({ at: 5, refused: '' }),
			nickname: fresh({ name: '\u202e', learner: 'n~a~b' }),
			[`roster:${assignment.id}`]: fresh({ entries: {}, matches: [] })
		};
		for (const [key, record] of Object.entries(bad))
			expect(faultOf({ [key]: record }), key).toEqual(malformed(`classes.${key}`));
	});

	it('of a later version are for a later version; of a kind that only it knows are left out', () => {
		expect(faultOf({ 'joined:class-1': { ...joined, version: 2 } })).toEqual({ kind: 'later-version' });
		expect(faultOf({ 'of-the-future:x': { version: 2 }, __proto__: 1, constructor: 1 })).toBeUndefined();
	});
});
