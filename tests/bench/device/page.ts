// Runs in the browser that device.bench.ts drives: fills a device, and does what a screen does when it is opened.
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { Device } from '#lib/state/device/device.svelte.ts';
import { ReviewSession } from '#lib/state/review/review-session.svelte.ts';
import { writeBackup } from '#lib/formats/backup.ts';
import { exportLearnerData } from '#lib/storage/backup/learner-data.ts';
import { progressIn } from '#lib/state/quiz/module-progress.ts';
import { QuizLauncher } from '#lib/state/quiz/quiz-launcher.ts';
import { DAY, finishedQuiz } from '../../fixtures/reviews.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';
import { readsOf } from '../../support/storage-reads.ts';

// As many as a shipped module has.
const CLAIMS = 60;
const SECTIONS = 6;
// A few tenths of a day apart: ten thousand are some years.
const EVERY = 0.1 * DAY;

function moduleAt(order: number): LessonModule {
	const sections = Array.from({ length: SECTIONS }, (_, place) => ({ id: `section-${place}` }));
	return Object.assign(syntheticModule(CLAIMS), {
		id: `module-${order}`,
		order,
		hash: `hash-${order}`,
		sections
	});
}

const packs = new Map<string, string>();
/** As from a pack: from text, each time anew. */
function load(id: string): Promise<LessonModule> {
	const text = packs.get(id) ?? '';
	return new Promise((resolve) => setTimeout(() => resolve(JSON.parse(text))));
}

let modules: readonly LessonModule[] = [];

function prepare(count: number): void {
	modules = Array.from({ length: count }, (_, order) => moduleAt(order));
	for (const module of modules) packs.set(module.id, JSON.stringify(module));
}

function quizzesOf(count: number): Attempt[] {
	const now = Date.now();
	const distinct = modules.flatMap((module) =>
		[0, 1].map((seed) =>
			finishedQuiz(module, seed, { id: '', sequence: 0, at: 0, isKnown: (place) => (place + seed) % 3 > 0 })
		)
	);
	return Array.from({ length: count }, (_, place) => {
		const quiz = distinct[place % distinct.length]!;
		const at = Math.round(now - (count - place) * EVERY - DAY);
		const responses = quiz.responses.map((given, turn) => ({ ...given, givenAt: at + turn }));
		const id = `bench-${place}-${Math.random().toString(36).slice(2)}`;
		return { ...quiz, id, sequence: place + 1, startedAt: at, responses, finishedAt: at + 99 };
	});
}

/** Brings attempts in as a backup does; each module read halfway, and a place kept for each quiz. */
async function fill(attempts: number, count: number): Promise<void> {
	prepare(count);
	const device = new Device();
	const quizzes = quizzesOf(attempts);
	for (let from = 0; from < quizzes.length; from += 2500)
		await device.stores.attempts.merge(quizzes.slice(from, from + 2500));
	for (const { id, sections } of attempts > 0 ? modules : [])
		for (const section of sections) await device.keepReadingMark(id, section.id, 0.5);
	const places = new Map(quizzes.map(({ id }) => [`place:${id}`, 9]));
	await device.stores.small.change([...places.keys()], (key) => places.get(key));
}

const lessons = {
	load,
	hashes: async () => new Map(modules.map(({ id, hash }) => [id, hash]))
};

const WORK: Readonly<Record<string, (device: Device) => Promise<unknown>>> = {
	start: (device) => progressIn(device, modules),
	list: (device) => device.listAttempts({ module: modules[0]!.id }),
	desk: (device) => QuizLauncher.open(device, modules[0]!, undefined, undefined),
	review: async (device) => {
		const desk = await ReviewSession.open(device, lessons, Date.now());
		return [desk.due, desk.forecast];
	},
	backup: async (device) => writeBackup(await exportLearnerData(device.stores), Date.now())
};

async function measure(name: string, count: number) {
	const before = performance.now();
	prepare(count);
	const prepared = performance.now() - before;
	const device = new Device();
	// Every page draws its settings first.
	await device.loadSettings();
	const start = performance.now();
	let end = start;
	const reads = await readsOf(async () => {
		await WORK[name]?.(device);
		end = performance.now();
	});
	return { ms: end - start, sinceAddress: end - prepared, ...reads };
}

// What is asked for in the address is done at once, as a page does it.
const asked = new URLSearchParams(location.search);
const work = asked.get('work');
const result = work ? measure(work, Number(asked.get('modules'))) : undefined;
Object.assign(window, { bench: { fill, result: () => result } });
