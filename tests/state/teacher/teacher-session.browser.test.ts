import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TeacherSession } from '#lib/state/teacher/teacher-session.svelte.ts';

const aClass = (id: string) => ({
	version: 1,
	id,
	title: `Class ${id}`,
	code: 'C0DE',
	codeExpiresAt: 0,
	revision: 1,
	learners: [],
	assignments: []
});
const SIGNED_IN = { version: 1, needsSetUp: false, teacher: { id: 'teacher-1', name: 'Ms Park' } };
const answers: Record<string, object> = {
	'GET ': SIGNED_IN,
	'GET /classes': { version: 1, classes: [] },
	'GET /classes/a': aClass('a'),
	'GET /classes/b': aClass('b'),
	'POST /classes': aClass('c'),
	'GET /classes/full': {
		...aClass('full'),
		learners: [{ learner: 'ana', number: 1, name: 'Ana', group: '', joinedAt: null }]
	},
	'POST /classes/full/learners': aClass('full'),
	'POST /account/passphrase': { version: 1, teacher: SIGNED_IN.teacher }
};

describe('the room of a teacher asks for one thing after another', () => {
	let asked: string[];
	let sent: unknown[];
	/** Why the server refuses everything, if it does. */
	let refused: string;
	let room: TeacherSession;
	beforeEach(async () => {
		[asked, sent, refused] = [[], [], ''];
		vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
			const what = `${method ?? ''} ${path.replace('/api/class', '')}`;
			asked.push(what);
			if (typeof body === 'string') sent.push(JSON.parse(body));
			await Promise.resolve();
			if (refused !== '') return new Response(JSON.stringify({ version: 1, refused }), { status: 404 });
			return new Response(JSON.stringify(answers[what]));
		});
		Object.assign(answers, { 'GET ': SIGNED_IN });
		room = new TeacherSession();
		await room.look();
		asked = [];
	});
	afterEach(() => vi.unstubAllGlobals());

	it('loses no tap to a list that is still on its way', async () => {
		const list = room.show(undefined);
		expect(await room.changePassphrase('former words', 'later words')).toBe(true);
		await list;
		expect(asked).toEqual(['GET /classes', 'POST /account/passphrase']);
	});

	it('asks once for what is tapped twice, and again for what is tapped later', async () => {
		const [first, second] = await Promise.all([room.makeClass('Class c'), room.makeClass('Class c')]);
		expect([first, second]).toEqual(['c', undefined]);
		expect(asked).toEqual(['POST /classes']);
		await room.makeClass('Class c');
		expect(asked).toHaveLength(2);
		expect(room.isBusy).toBe(false);
	});

	it('says what the server did not take, and while a class is on its way', async () => {
		await room.show('a');
		expect(await room.addLearners('Ana\nBen')).toBeUndefined();
		expect(room.fault).toBe('no-server');
		answers['POST /classes/a/learners'] = aClass('a');
		expect((await room.addLearners('Ana\nBen'))?.lines).toHaveLength(2);
		await room.rotateCode();
		expect(room.fault).toBe('no-server');
		const opening = room.show('b');
		expect([room.isOpening, room.fault]).toEqual([true, undefined]);
		await opening;
		expect(room.isOpening).toBe(false);
	});

	it('keeps what a session that ran out had open for its teacher, and for nobody else', async () => {
		await room.show('a');
		answers['GET '] = { version: 1, needsSetUp: false, teacher: null };
		await room.lookAgain();
		expect([room.standing, room.fault]).toEqual(['signed-out', 'not-signed-in']);
		answers['POST /session'] = { version: 1, teacher: SIGNED_IN.teacher };
		await room.signIn('Ms Park', 'some words');
		expect([room.standing, room.detail?.id]).toEqual(['signed-in', 'a']);
		answers['POST /session'] = { version: 1, teacher: { id: 'teacher-2', name: 'Mr Han' } };
		await room.signIn('Mr Han', 'other words');
		expect([room.name, room.detail]).toEqual(['Mr Han', undefined]);
	});

	it('shows the class that was wanted last', async () => {
		const early = room.show('a');
		const later = room.show('b');
		await Promise.all([early, later]);
		expect(room.detail?.id).toBe('b');
		await Promise.all([room.show('a'), room.show(undefined)]);
		expect(room.detail).toBeUndefined();
	});

	it('brings a class that is come back to up to date, leaves it where nobody answers, and lets it go when it was deleted', async () => {
		await room.show('a');
		const before = answers['GET /classes/a'];
		answers['GET /classes/a'] = { ...aClass('a'), title: 'Renamed elsewhere' };
		await room.show('a');
		expect(room.detail?.title).toBe('Renamed elsewhere');
		answers['GET /classes/a'] = {};
		await room.lookAnew();
		expect([room.detail?.title, room.fault]).toEqual(['Renamed elsewhere', undefined]);
		refused = 'not-found';
		await room.lookAnew();
		expect([room.detail, room.fault]).toEqual([undefined, 'not-found']);
		Object.assign(answers, { 'GET /classes/a': before });
	});

	it('adds whom a list names and the class lacks', async () => {
		await room.show('full');
		expect(await room.addLearners('Ana')).toMatchObject({ known: 1 });
		expect(asked).toEqual(['GET /classes/full']);
		expect(await room.addLearners('Ana\nBen')).toMatchObject({ known: 1 });
		expect(asked.at(-1)).toBe('POST /classes/full/learners');
		expect(sent.at(-1)).toMatchObject({ learners: [{ name: 'Ben', group: '' }] });
	});
});
