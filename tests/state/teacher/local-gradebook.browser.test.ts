import { expect, it } from 'vitest';
import { checkQuiz } from '#lib/domain/classroom/check-quiz.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { classStore } from '#lib/state/device/class-store.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { LocalGradebook } from '#lib/state/teacher/local-gradebook.svelte.ts';
import { CLASS_KEYS, classRecord, keptFields, parseTaken } from '#lib/formats/class-records.ts';
import { memoryDevice } from '#lib/storage/device/device-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { makeReceipt } from '#lib/sync/receipt.ts';
import { aHandIn, anAssignment, classModule } from '../../fixtures/classroom.ts';

const keys = { read: () => Promise.resolve(undefined), keep: (pair: CryptoKeyPair) => Promise.resolve(pair) };
const assignment = anAssignment({ id: 'received' });
const handIn = (learner: number, changes: Partial<HandIn['attempt']> = {}): HandIn => {
	const made = aHandIn(assignment, { learner, id: `received-${learner}` });
	return { ...made, attempt: { ...made.attempt, ...changes } };
};

it('what a teacher receives is checked once and stored with what was decided, and so is what lay there before', async () => {
	const device = new Device(indexedAttempts('test-receive'), memoryDevice());
	const shelf = classStore(device);
	const put = (key: string, fields: object) => shelf.change([key], (_, kept) => classRecord(kept, fields));
	const stored = async (one: HandIn) =>
		parseTaken(await shelf.get(CLASS_KEYS.taken(one.attempt.id)))?.quizCheck;
	const earlier = handIn(1);
	const sound = handIn(2);
	const forged = handIn(3, { items: sound.attempt.items.toReversed() });
	const elsewhere = { ...handIn(4), assignment: 'not-here' };
	await put(CLASS_KEYS.made(assignment.id), keptFields({ assignment, keptAt: 1 }));
	await put(CLASS_KEYS.taken(earlier.attempt.id), { handIn: earlier, device: '', receivedAt: 5 });

	const page = new LocalGradebook(device, () => Promise.resolve(classModule));
	await page.look(assignment.id);
	expect(await stored(earlier)).toBe('assigned');
	const receipt = await makeReceipt([sound, forged, elsewhere], keys);
	await page.take([{ name: 'file', text: receipt.isOk ? receipt.value : '' }]);
	expect(page.outcome).toMatchObject({ added: 3, refused: [] });
	expect(await Promise.all([sound, forged, elsewhere].map(stored))).toEqual([
		'assigned',
		'wrong-quiz',
		'undecided'
	]);
	const marks = () => page.report?.learners.flatMap(({ attempts }) => attempts.map((each) => each.marks));
	expect(marks()).toEqual([[], [], ['wrong-paper']]);

	// Its assignment comes by a link: from then on it counts.
	const other = { ...assignment, id: 'not-here' };
	expect(checkQuiz(other, elsewhere, classModule)).toBe('assigned');
	await page.desk.keep(other);
	await page.look('not-here');
	expect(await stored(elsewhere)).toBe('assigned');
	await shelf.drop([
		...[earlier, sound, forged, elsewhere].map(({ attempt }) => CLASS_KEYS.taken(attempt.id)),
		...['received', 'not-here'].map(CLASS_KEYS.made)
	]);
});
