/** @guarantee What a page reads from storage does not grow with work that it does not show. */
import { clear, createStore } from 'idb-keyval';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { isFirstFinished } from '#lib/state/device/storage-persistence.ts';
import { idbDevice } from '#lib/storage/device/device-store.ts';
import { indexedAttempts } from '#lib/storage/attempts/indexed-attempts.ts';
import { openStore } from '#lib/storage/device/open-store.ts';
import { progressIn } from '#lib/state/quiz/module-progress.ts';
import { QuizLauncher } from '#lib/state/quiz/quiz-launcher.ts';
import { finishedQuiz, NOON } from '../fixtures/reviews.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';
import { readsOf } from '../support/storage-reads.ts';

const [ATTEMPTS, SMALL] = ['test-reads-attempts', 'test-reads-device'];
const moduleAt = (order: number): LessonModule => ({ ...syntheticModule(60), id: `module-${order}`, order });
const shown = moduleAt(1);
const others = [2, 3, 4].map(moduleAt);
const quizzes = others.map((module, seed) =>
	finishedQuiz(module, seed, { id: '', sequence: 0, at: NOON, isKnown: () => true })
);

/** Lets a learner finish quizzes at other modules than the one that is shown, and read there. */
async function workElsewhere(from: number, to: number): Promise<void> {
	const device = new Device(indexedAttempts(ATTEMPTS), idbDevice(SMALL));
	for (let place = from; place < to; place++) {
		await device.attempts.add({ ...quizzes[place % quizzes.length]!, id: `elsewhere-${place}` });
		await device.keepQuizPlace(`elsewhere-${place}`, 3);
	}
	// A store that was cleared gets its generation back.
	await device.summarize();
}

const SCREENS: readonly (readonly [string, (device: Device) => Promise<unknown>])[] = [
	['the progress of the library', (device) => progressIn(device, [shown, ...others])],
	['the progress of one module', (device) => progressIn(device, [shown])],
	['the desk of a quiz', (device) => QuizLauncher.open(device, shown, undefined, undefined)],
	['the line about installing', isFirstFinished],
	['what was answered at one module', (device) => device.listAttempts({ module: shown.id })]
];

describe('what is read from storage does not grow with what is not shown', () => {
	beforeEach(async () => {
		await clear(openStore(ATTEMPTS, 'attempts'));
		await clear(createStore(SMALL, 'device'));
	});

	it.each(SCREENS)('%s reads as many records with 10 quizzes elsewhere as with 300', async (_, open) => {
		const own = new Device(indexedAttempts(ATTEMPTS), idbDevice(SMALL));
		const quiz = finishedQuiz(shown, 1, { id: 'own', sequence: 0, at: NOON, isKnown: () => true });
		await own.attempts.add(quiz);
		await own.keepReadingMark(shown.id, 'a-section', 0.5);
		const look = () => readsOf(() => open(new Device(indexedAttempts(ATTEMPTS), idbDevice(SMALL))));
		await workElsewhere(0, 10);
		const few = await look();
		await workElsewhere(10, 300);
		const many = await look();
		expect(many.records).toBe(few.records);
		expect(few.records).toBeLessThan(10);
	});
});
