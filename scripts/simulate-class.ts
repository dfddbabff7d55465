import { isDeepStrictEqual } from 'node:util';
import { responsesTo } from '#lib/domain/attempt/record-response.ts';
import { seedFor, type Assignment } from '#lib/domain/classroom/assignment.ts';
import { classReport } from '#lib/domain/classroom/class-report.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import type { Roster } from '#lib/domain/classroom/roster.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { chanceFrom, shuffle, type Chance } from '#lib/domain/item/chance.ts';
import type { Item, ItemResponse } from '#lib/domain/item/item.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { keyOf } from '#lib/domain/item/rules.ts';
import { scoreItem, shareOf } from '#lib/domain/item/score-item.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import { emptyOutbox } from '#lib/sync/outbox.ts';
import { makeReceipt, openReceipts } from '#lib/sync/receipt.ts';
import type { DeviceKeys } from '#lib/sync/device-key.ts';
import { FaultyNetwork, ClassStore, DeviceOutbox } from './faulty-network.ts';

const STEPS = 40;
const PAPERS = 3;

interface Device extends DeviceKeys {
	readonly outbox: DeviceOutbox;
	readonly learner: number;
}

/** One class on one day, with everything that may go wrong. */
interface ClassRun {
	readonly chance: Chance;
	readonly module: LessonModule;
	readonly assignment: Assignment;
	readonly roster: Roster;
	readonly store: ClassStore;
	readonly line: FaultyNetwork;
	readonly devices: readonly Device[];
	/** Every attempt that was finished, as it was. */
	readonly finished: Map<string, HandIn>;
}

function aDevice(learner: number): Device {
	let key: CryptoKeyPair | undefined;
	const outbox = new DeviceOutbox();
	return { learner, outbox, read: async () => key, keep: async (pair) => (key ??= pair) };
}

function beginRun(seed: number, module: LessonModule): ClassRun {
	const chance = chanceFrom(seed);
	const learners = 2 + chance.below(5);
	const store = new ClassStore();
	const kinds = ['same', 'each'] as const;
	const policies = ['first', 'best', 'last'] as const;
	const assignment: Assignment = {
		id: 'assignment',
		title: 'Simulated',
		module: module.id,
		hash: module.hash,
		blueprint: { items: 5 },
		seeds: { kind: kinds[chance.below(2)] ?? 'same', seed: chance.below(PAPERS) },
		attempts: 1 + chance.below(PAPERS),
		counts: policies[chance.below(3)] ?? 'best',
		feedback: 'at-end',
		order: 'pairs'
	};
	const entries = Array.from({ length: learners }, (_, place) => ({
		learner: `learner-${place + 1}`,
		number: place + 1,
		name: `Learner ${place + 1}`,
		group: ''
	}));
	const devices = entries.flatMap(({ number }) =>
		Array.from({ length: 1 + chance.below(3) }, () => aDevice(number))
	);
	const line = new FaultyNetwork(store, chance);
	return { chance, module, assignment, roster: { entries }, store, line, devices, finished: new Map() };
}

function someResponse(item: Item, chance: Chance): ItemResponse {
	const isOrder = definitionOf(item.kind).form === 'order';
	if (isOrder) return { kind: 'order', cards: shuffle(chance, item.shown) };
	return { kind: 'choice', choice: item.shown[chance.below(item.shown.length)] ?? '' };
}

const quizzes = new Map<string, Quiz>();

/** The quiz of a seed; a simulation asks for the same few again and again. */
function quizOf(module: LessonModule, { blueprint }: Assignment, seed: number): Quiz {
	const name = `${module.hash}/${seed}`;
	const known = quizzes.get(name);
	if (known) return known;
	const made = generateQuiz(module, blueprint, seed);
	if (!made.isOk) throw new Error(`${module.id} fills no quiz.`);
	quizzes.set(name, made.value);
	return made.value;
}

/** A learner finishes an attempt on this device, which knows only of its own attempts. */
function finishOne({ chance, module, assignment, finished }: ClassRun, { learner, outbox }: Device): void {
	const number = 1 + chance.below(PAPERS);
	const quiz = quizOf(module, assignment, seedFor(assignment, learner, number));
	const responses = quiz.items.flatMap((item, place) =>
		chance.below(8) === 0 ? [] : [{ item: place, response: someResponse(item, chance), givenAt: place }]
	);
	const times = { sequence: 1 + chance.below(9), startedAt: chance.below(1000), finishedAt: 1000 };
	const attempt = { ...quiz, id: `attempt-${finished.size}`, ...times, responses };
	const handIn: HandIn = {
		assignment: assignment.id,
		learner: `learner-${learner}`,
		rosterNumber: learner,
		number,
		from: 'device',
		attempt
	};
	finished.set(attempt.id, handIn);
	outbox.put(handIn);
}

/** The device sends what waits; it may be killed in the middle. */
async function sendFrom({ chance, line }: ClassRun, { outbox }: Device): Promise<void> {
	const stop = new AbortController();
	const killAt = chance.below(6);
	let removals = 0;
	outbox.isKilled = () => !line.isGood && ++removals === killAt;
	await emptyOutbox(outbox, line, stop.signal).catch((fault: unknown) => {
		if (!(fault instanceof Error && fault.message === 'killed')) throw fault;
	});
}

/** The teacher takes in a receipt, perhaps twice; the outbox keeps its copy and sends it too. */
async function byReceipt({ chance, store }: ClassRun, device: Device): Promise<string[]> {
	const waiting = (await device.outbox.list()).slice(0, 50);
	if (waiting.length === 0) return [];
	const made = await makeReceipt(waiting, device);
	if (!made.isOk) return [`no receipt was made: ${made.failure}`];
	const opened = await openReceipts(chance.below(2) ? made.value : `${made.value}\n${made.value}`);
	for (const { handIn } of opened.handIns) store.take(handIn);
	return opened.handIns.length === waiting.length ? [] : ['a receipt lost a hand-in'];
}

/** Someone sends other answers, or another's name, under the id of an attempt that is stored. */
function forge({ chance, store, devices }: ClassRun): string[] {
	const known = [...store.stored.values()];
	const victim = known[chance.below(Math.max(1, known.length))]?.handIn;
	if (!victim) return [];
	const forged: HandIn = chance.below(2)
		? { ...victim, learner: `learner-${devices.length + 1}` }
		: { ...victim, attempt: { ...victim.attempt, responses: victim.attempt.responses.slice(1), seed: 99 } };
	return store.take(forged).outcome === 'refused' ? [] : ['a forged hand-in was taken'];
}

async function step(run: ClassRun): Promise<string[]> {
	const { chance, devices, line } = run;
	const device = devices[chance.below(devices.length)];
	const other = devices[chance.below(devices.length)];
	if (!device || !other) return [];
	const action = chance.below(10);
	if (action < 4) finishOne(run, device);
	else if (action < 6) await Promise.all([sendFrom(run, device), sendFrom(run, other)]);
	else if (action === 6) line.deliverOvertaken();
	else if (action === 7) for (const handIn of device.outbox.waiting.values()) other.outbox.put(handIn);
	else if (action === 8 && chance.below(4) === 0) return byReceipt(run, device);
	else return forge(run);
	return [];
}

/** Each attempt of a learner that may count, by the plainest sums. */
function plainPoints({ module, assignment, store }: ClassRun, learner: string): number[] {
	const most = assignment.attempts ?? Infinity;
	const own = [...store.stored.values()].filter(
		({ handIn }) => handIn.learner === learner && handIn.number <= most
	);
	own.sort((a, b) => a.handIn.number - b.handIn.number || a.receivedAt - b.receivedAt);
	return own.slice(0, most).map(({ handIn: { attempt } }) =>
		attempt.items.reduce((sum, item, place) => {
			const key = keyOf(indexModule(module), item);
			return sum + (key ? (shareOf(scoreItem(item, key, responsesTo(attempt, place)[0])) ?? 0) : 0);
		}, 0)
	);
}

function reportFaults(run: ClassRun): string[] {
	const { assignment, roster, module, store, chance } = run;
	const judged = [...store.stored.values()].map(({ handIn, receivedAt }) =>
		gradeHandIn(assignment, handIn, module, { receivedAt })
	);
	const report = classReport(assignment, roster, judged, module);
	const again = classReport(assignment, roster, shuffle(chance, [...judged, ...judged]), module);
	const faults = isDeepStrictEqual(report, again) ? [] : ['the report depends on the order of hand-ins'];
	for (const { entry, sums, attempts } of report.learners) {
		const points = plainPoints(run, entry.learner);
		const best = points.indexOf(Math.max(...points));
		const counted = { first: 0, best, last: points.length - 1 }[assignment.counts];
		const all = [...run.finished.values()].filter(({ learner }) => learner === entry.learner);
		if (sums.points !== (points[counted] ?? 0)) faults.push(`${entry.learner} has other points`);
		if (attempts.length !== all.length) faults.push(`${entry.learner} has other attempts`);
	}
	return faults;
}

function storeFaults({ store, finished, devices }: ClassRun): string[] {
	const faults: string[] = [];
	for (const [id, handIn] of finished)
		if (!isDeepStrictEqual(store.stored.get(id)?.handIn, handIn))
			faults.push(`${id} is not stored as it was`);
	if (store.stored.size !== finished.size) faults.push('more is stored than was finished');
	for (const { outbox } of devices) {
		if (outbox.waiting.size > 0) faults.push('an outbox is not empty');
		for (const { attempt, outcome } of outbox.acknowledged)
			if (outcome === 'refused') faults.push(`${attempt} was refused`);
	}
	return faults;
}

/** Nothing may be forgotten before it is stored. */
function lossesNow({ store, finished, devices }: ClassRun): string[] {
	const isHeld = (id: string): boolean => devices.some(({ outbox }) => outbox.waiting.has(id));
	return [...finished.keys()].flatMap((id) => (store.stored.has(id) || isHeld(id) ? [] : [`${id} is lost`]));
}

/**
 * Some learners with several devices each on a bad line: attempts are finished, sent, cut off before and after they
 * are stored, sent twice, overtaken, copied to another device, handed over as receipts and forged, and devices are
 * killed in between. Then the line is good for once. Gives what went wrong.
 */
export async function simulateClass(seed: number, modules: readonly LessonModule[]): Promise<string[]> {
	const module = modules[seed % modules.length];
	if (!module) return ['there is no module'];
	const run = beginRun(seed, module);
	const faults: string[] = [];
	for (let count = 0; count < STEPS; count++) faults.push(...(await step(run)), ...lossesNow(run));
	run.line.deliverOvertaken();
	run.line.isGood = true;
	for (const device of run.devices) await sendFrom(run, device);
	return [...faults, ...storeFaults(run), ...reportFaults(run)];
}
