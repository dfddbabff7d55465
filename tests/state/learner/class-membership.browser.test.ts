import { clear, createStore, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Device } from '#lib/state/device/device.svelte.ts';
import { ClassMembership } from '#lib/state/learner/class-membership.svelte.ts';
import { CLASS_KEYS, classRecord, parseJoined, type JoinedClass } from '#lib/formats/class-records.ts';
import { memoryDevice } from '#lib/storage/device/device-store.ts';
import { memoryAttempts } from '../../support/memory-attempts.ts';

const raw = createStore('sourcebook-class', 'device');
const anna: JoinedClass = {
	classId: 'class-1',
	title: 'History 9b',
	token: 'token-of-anna',
	learner: 'learner-anna',
	number: 1,
	name: 'Anna Lee',
	resumeCode: '',
	links: [],
	open: []
};
const joined = (learner: string, name: string) => ({
	version: 1,
	token: `fresh-token-of-${learner}`,
	resumeCode: null,
	learner: { learner, number: 2, name },
	class: { id: 'class-1', title: 'History 9b' }
});
const keptHere = async () => parseJoined(await get(CLASS_KEYS.joined('class-1'), raw));

describe('a browser that works in a class already', () => {
	let asked: string[];
	let answers: Record<string, object>;
	let room: ClassMembership;
	beforeEach(async () => {
		await clear(raw);
		asked = [];
		answers = {
			'/look': {
				version: 1,
				id: 'class-1',
				title: 'History 9b',
				names: [{ learner: 'learner-ben', name: 'Ben Oh', group: '', isTaken: false }]
			}
		};
		vi.stubGlobal('fetch', async (path: string) => {
			const what = path.replace('/api/class', '');
			asked.push(what);
			const answer = answers[what];
			if (!answer) throw new TypeError('Failed to fetch');
			return new Response(JSON.stringify(answer));
		});
	});
	afterEach(() => vi.unstubAllGlobals());

	async function enter(kept: JoinedClass): Promise<void> {
		await set(CLASS_KEYS.joined('class-1'), classRecord(undefined, kept), raw);
		room = new ClassMembership(new Device(memoryAttempts(), memoryDevice()));
		await room.look();
		asked = [];
	}

	it('lets nobody else in under the same roof, and says who is there', async () => {
		await enter(anna);
		await room.find('7K2M-9Q4X');
		expect(room.face).toBeUndefined();
		expect(room.already?.name).toBe('Anna Lee');
		expect(asked).toEqual(['/look']);
	});

	it('keeps its place when the code of another learner is typed, and takes it up anew with its own', async () => {
		await enter(anna);
		answers['/resume'] = joined('learner-ben', 'Ben Oh');
		await room.resume('ben-s-own-code');
		expect(room.already?.name).toBe('Anna Lee');
		expect((await keptHere())?.token).toBe('token-of-anna');
		answers['/resume'] = joined('learner-anna', 'Anna Lee');
		await room.resume('anna-s-own-code');
		expect(room.already).toBeUndefined();
		expect((await keptHere())?.token).toBe('fresh-token-of-learner-anna');
	});

	it('is free for another once it has left or was signed out', async () => {
		await enter({ ...anna, isSignedOut: true });
		await room.find('7K2M-9Q4X');
		expect(room.face?.title).toBe('History 9b');
		await enter(anna);
		await room.leave(anna);
		await room.find('7K2M-9Q4X');
		expect(room.face?.title).toBe('History 9b');
	});
});
