import { clear, createStore, entries, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { classStore, classStoreKeys } from '#lib/state/device/class-store.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { joinedClasses } from '#lib/state/learner/joined-classes.ts';
import { OutboxSync } from '#lib/state/learner/outbox-sync.svelte.ts';
import { CLASS_KEYS, classRecord, type JoinedClass } from '#lib/formats/class-records.ts';
import { memoryDevice } from '#lib/storage/device/device-store.ts';
import { memoryAttempts } from '../../support/memory-attempts.ts';
import { deviceKey } from '#lib/sync/device-key.ts';
import { readHandIns, writeAcknowledgements, type Acknowledgement } from '#lib/formats/hand-in-messages.ts';
import { aHandIn, anAssignment } from '../../fixtures/classroom.ts';

const raw = createStore('sourcebook-class', 'device');
const assignment = anAssignment();
const handIn = (id: string): HandIn => aHandIn(assignment, { id });
const joined = (classId: string): JoinedClass => ({
	classId,
	title: classId,
	token: `token-of-${classId}`,
	learner: 'learner-1',
	number: 1,
	name: 'Ada',
	resumeCode: '',
	links: [],
	open: []
});
const join = (classId: string) =>
	set(CLASS_KEYS.joined(classId), classRecord(undefined, joined(classId)), raw);
const keysOf = async (prefix: string): Promise<string[]> =>
	(await entries<string, unknown>(raw)).map(([key]) => key).filter((key) => key.startsWith(prefix));

// Each is what a page has after it was loaded: nothing is known but what the database holds.
const device = () => new Device(memoryAttempts(), memoryDevice());
const watch = () => new OutboxSync(device());

type Answer = (attempt: string) => Acknowledgement;
const stored: Answer = (attempt) => ({ attempt, outcome: 'stored' });

/** A class server that answers as told; notes who asked with which attempts. */
function server(answer: Answer, isThere: () => boolean = () => true) {
	const asked: { token: string; attempts: string[] }[] = [];
	vi.stubGlobal('fetch', async (_: string, { headers, body }: RequestInit) => {
		const read = readHandIns(String(body));
		if (!read.isOk) return new Response('', { status: 400 });
		const attempts = read.value.handIns.map(({ attempt }) => attempt.id);
		asked.push({ token: new Headers(headers).get('authorization') ?? '', attempts });
		if (!isThere()) throw new TypeError('Failed to fetch');
		return new Response(writeAcknowledgements(attempts.map(answer)));
	});
	return asked;
}

beforeEach(() => clear(raw));
afterEach(() => vi.unstubAllGlobals());

describe('what a learner handed in', () => {
	it('goes to the class with its token, is kept as arrived, and is not sent again by any page', async () => {
		await join('class-1');
		const asked = server(stored);
		const outbox = watch();
		await outbox.put('class-1', [handIn('a'), handIn('b')]);
		await outbox.send();
		expect(asked).toEqual([{ token: 'Bearer token-of-class-1', attempts: ['a', 'b'] }]);
		expect(outbox.waiting).toBe(0);
		expect([...outbox.handed.keys()].sort()).toEqual(['a', 'b']);
		expect(outbox.handed.get('a')).toMatchObject({ refused: '' });

		const later = watch();
		await later.put('class-1', [handIn('a'), handIn('b'), handIn('c')]);
		await later.send();
		expect(asked.slice(1)).toEqual([{ token: 'Bearer token-of-class-1', attempts: ['c'] }]);
	});

	it('waits while there is no line, through a reload, and goes as soon as somebody asks', async () => {
		await join('class-1');
		let isThere = false;
		const asked = server(stored, () => isThere);
		const outbox = watch();
		await outbox.put('class-1', [handIn('a')]);
		await vi.waitFor(() => expect(asked).toHaveLength(1));
		expect(await keysOf('waiting:')).toEqual(['waiting:a']);

		isThere = true;
		const reloaded = watch();
		await reloaded.look();
		expect(reloaded.waiting).toBe(1);
		await reloaded.send();
		expect(reloaded.waiting).toBe(0);
		// The first page is in its pause after the failure, and asking it ends the pause. What it sends once more is
		// known to the class by its id.
		await outbox.send();
		expect(asked.length).toBeLessThanOrEqual(3);
		expect(outbox.waiting).toBe(0);
		expect(await keysOf('')).toEqual(['handed:a', 'joined:class-1']);
	});

	it('and was refused for good is not sent again, and the reason is kept', async () => {
		await join('class-1');
		const asked = server((attempt) => ({ attempt, outcome: 'refused', reason: 'no-assignment' }));
		const outbox = watch();
		await outbox.put('class-1', [handIn('a')]);
		await outbox.send();
		await outbox.put('class-1', [handIn('a')]);
		await outbox.send();
		expect(asked).toHaveLength(1);
		expect(outbox.handed.get('a')?.refused).toBe('no-assignment');
	});

	it('goes to its own class alone, and one that left its class holds up no other', async () => {
		await join('class-1');
		await join('class-2');
		const asked = server(stored);
		const outbox = watch();
		await Promise.all(['class-1', 'class-2', 'left'].map((id) => outbox.put(id, [handIn(`of-${id}`)])));
		await outbox.send();
		expect(asked).toContainEqual({ token: 'Bearer token-of-class-1', attempts: ['of-class-1'] });
		expect(asked).toContainEqual({ token: 'Bearer token-of-class-2', attempts: ['of-class-2'] });
		expect(asked.flatMap(({ attempts }) => attempts)).not.toContain('of-left');
		expect(await keysOf('waiting:')).toEqual(['waiting:of-left']);
		expect(outbox.waiting).toBe(1);
	});
});

describe('a device that was signed out', () => {
	const REFUSED = JSON.stringify({ version: 1, refused: 'not-signed-in' });
	const waitingFor = (learner: string, id: string) =>
		set(
			CLASS_KEYS.waiting(id),
			classRecord(undefined, { classId: 'class-1', handIn: { ...handIn(id), learner } }),
			raw
		);
	/** A class server that knows one token, and answers any other as told. */
	function knowing(token: string, otherwise: () => Response) {
		const asked = server(stored);
		const answer = globalThis.fetch;
		const others: string[] = [];
		vi.stubGlobal('fetch', (path: string, request: RequestInit) => {
			const said = new Headers(request.headers).get('authorization') ?? '';
			if (said === `Bearer ${token}`) return answer(path, request);
			others.push(said);
			return Promise.resolve(otherwise());
		});
		return { asked, others };
	}
	const again = (change: Partial<JoinedClass>) =>
		set(
			CLASS_KEYS.joined('class-1'),
			classRecord(undefined, { ...joined('class-1'), token: 'another-token', ...change }),
			raw
		);

	it('says so, sends no more and keeps what waits; it goes once the learner is back', async () => {
		await join('class-1');
		await join('class-2');
		const { asked, others } = knowing('another-token', () => new Response(REFUSED, { status: 401 }));
		const outbox = watch();
		await outbox.put('class-1', [handIn('a')]);
		await outbox.send();
		expect([...outbox.signedOut]).toEqual(['class-1']);
		expect(others).toHaveLength(1);
		await outbox.send();
		const reloaded = watch();
		await reloaded.send();
		expect([...reloaded.signedOut]).toEqual(['class-1']);
		expect(others).toHaveLength(1);
		expect(reloaded.waiting).toBe(1);

		await again({});
		await reloaded.sendAnew();
		expect(asked).toEqual([{ token: 'Bearer another-token', attempts: ['a'] }]);
		expect([reloaded.waiting, reloaded.signedOut.size]).toEqual([0, 0]);
	});

	it('sends what a learner left in no name but theirs', async () => {
		await again({ learner: 'learner-2' });
		await waitingFor('learner-1', 'of-the-first');
		await waitingFor('learner-2', 'of-the-second');
		const { asked } = knowing('another-token', () => new Response(REFUSED, { status: 401 }));
		const outbox = watch();
		await outbox.send();
		expect(asked).toEqual([{ token: 'Bearer another-token', attempts: ['of-the-second'] }]);
		expect(await keysOf('waiting:')).toEqual(['waiting:of-the-first']);
	});

	it('is not said to be by anybody but the class server', async () => {
		await join('class-1');
		const gate = () => new Response('<h1>Sign in to the network</h1>', { status: 401 });
		const { others } = knowing('none', gate);
		const outbox = watch();
		void outbox.put('class-1', [handIn('a')]);
		await vi.waitFor(() => expect(others.length).toBeGreaterThan(1), { timeout: 5_000 });
		expect(outbox.signedOut.size).toBe(0);
		expect(await keysOf('waiting:')).toEqual(['waiting:a']);
	});
});

describe('a shelf with damaged records', () => {
	it('sends and shows what is sound, and promises nothing of the rest', async () => {
		await join('class-1');
		await set('joined:class-0', { version: 1, classId: 'class-0', token: 'a\nb' }, raw);
		await set('joined:class-9', { version: 2, form: 'of the future' }, raw);
		await set('waiting:torn', { version: 1, classId: 'class-1', handIn: { attempt: 'torn' } }, raw);
		await set('handed:torn', { version: 1, at: 1e300 }, raw);
		await set('handed:text', 'garbage', raw);
		const asked = server(stored);
		const outbox = watch();
		await outbox.put('class-1', [handIn('a')]);
		await outbox.send();
		expect(asked.map(({ attempts }) => attempts)).toEqual([['a']]);
		expect([...outbox.handed.keys()]).toEqual(['a']);
		expect(outbox.waiting).toBe(0);
		expect((await joinedClasses(classStore(device()))).map(({ classId }) => classId)).toEqual(['class-1']);
		// Nothing that could not be read was thrown away.
		expect(await keysOf('joined:')).toHaveLength(3);
		expect(await keysOf('waiting:')).toEqual(['waiting:torn']);
	});

	it.each([['garbage'], [{ privateKey: 1, publicKey: 2 }], [null]])(
		'makes a new key to sign with in the place of %j, once, for two tabs',
		async (garbage) => {
			await set(CLASS_KEYS.deviceKey, garbage, raw);
			const [one, other] = [device(), device()].map((each) => classStoreKeys(classStore(each)));
			const [first, second] = await Promise.all([deviceKey(one!), deviceKey(other!)]);
			const exported = await Promise.all(
				[first, second].map(({ publicKey }) => crypto.subtle.exportKey('jwk', publicKey))
			);
			expect(exported[0]).toEqual(exported[1]);
			expect(first.privateKey.extractable).toBe(false);
		}
	);
});
