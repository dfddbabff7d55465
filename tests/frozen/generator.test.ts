import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAssignmentLink } from '#lib/formats/assignment-link.ts';
import { classReport, type ClassReport } from '#lib/domain/classroom/class-report.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { localReport, type LocalHandIn } from '#lib/domain/classroom/local-class.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { decodeQuizCode } from '#lib/domain/quiz/quiz-code.ts';
import { quizFromCode } from '#lib/domain/quiz/quiz-from-code.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { insertSession } from '#lib/server/db/teachers.ts';
import { hashSecret } from '#lib/server/secrets.ts';
import { decideTaken } from '#lib/state/teacher/decide-taken.ts';
import { CLASS_KEYS, parseKept, parseRoster, parseTaken } from '#lib/formats/class-records.ts';
import { memoryDevice, type DeviceStore } from '#lib/storage/device/device-store.ts';
import { decodeTransfer } from '#lib/formats/transfer.ts';
import { openReceipts } from '#lib/sync/receipt.ts';
import { classUpdateSchema, readApi } from '#lib/formats/class-messages.ts';
import { ClassHost } from '../support/class-host.ts';

// Another version of the app: a later generator, which weighs the kinds otherwise and asks them in another order.
const build = vi.hoisted(() => ({ generator: 2 }));
vi.mock('#lib/domain/quiz/quiz.ts', () => ({
	get GENERATOR_VERSION() {
		return build.generator;
	}
}));
vi.mock('#lib/domain/quiz/drawn-kinds.ts', async (original) => {
	const today = await original<typeof import('#lib/domain/quiz/drawn-kinds.ts')>();
	const later = today.MIXED_KINDS.toReversed().flatMap((kind, place) => (place % 3 === 0 ? [kind, kind] : [kind]));
	return {
		...today,
		get MIXED_KINDS() {
			return build.generator === 2 ? today.MIXED_KINDS : later;
		}
	};
});
vi.mock('#lib/domain/item/item.ts', async (original) => {
	const today = await original<typeof import('#lib/domain/item/item.ts')>();
	return {
		...today,
		get ITEM_KINDS() {
			return build.generator === 2 ? today.ITEM_KINDS : today.ITEM_KINDS.toReversed();
		}
	};
});
afterEach(() => (build.generator = 2));

const read = async (name: string) =>
	JSON.parse(await readFile(path.join(import.meta.dirname, `${name}.json`), 'utf8'));
const { module } = (await read('edition-1')).value;
const editionOf = (hash: string) => (hash === module.hash ? module : undefined);

/** What a report says of each learner, as the specimens hold it. */
const resultsOf = ({ learners }: ClassReport) =>
	learners.map(({ entry, status, sums, counted, attempts }) => ({
		learner: entry.learner,
		status,
		sums,
		counted: counted?.handIn.attempt.id ?? null,
		attempts: attempts.map(({ handIn, marks, shares }) => ({ attempt: handIn.attempt.id, marks, shares }))
	}));

/**
 * Results once received and never decided: reports drew every quiz again. Where a later generator is the first to
 * look, items that were exchanged under the right seed can no longer be told.
 */
const withTrusted = (results: Record<string, { learner: string; attempts: { attempt: string }[] }[]>, attempt: string) =>
	Object.values(results)
		.flat()
		.filter(({ attempts }) => !attempts.some((each) => each.attempt === attempt));

it('another generator draws another quiz from the seeds of the specimens', () => {
	const quizOf = () => generateQuiz(module, { items: 8 }, 7);
	const before = quizOf();
	build.generator = 3;
	const after = quizOf();
	if (!before.isOk || !after.isOk) throw new Error('The edition makes no quiz.');
	expect(after.value.items).not.toEqual(before.value.items);
	expect(after.value.code).not.toBe(before.value.code);
});

describe('a class on one device, handed in with generator 1', () => {
	let shelf: DeviceStore;
	let results: Awaited<ReturnType<typeof read>>;
	beforeEach(async () => {
		const specimen = await read('generator-1-class-records');
		results = specimen.report;
		shelf = memoryDevice();
		for (const { key, value } of specimen.records) await shelf.keep(key, value);
	});

	const takenOf = async (id: string): Promise<LocalHandIn[]> =>
		[...(await shelf.all(CLASS_KEYS.taken(''))).values()]
			.flatMap((record) => parseTaken(record) ?? [])
			.filter(({ handIn }) => handIn.assignment === id);
	const assignments = async () =>
		[...(await shelf.all(CLASS_KEYS.made(''))).values()].flatMap(
			(record) => parseKept(record)?.assignment ?? []
		);
	async function report() {
		const made: Record<string, ReturnType<typeof resultsOf>> = {};
		for (const assignment of await assignments()) {
			const roster = parseRoster(await shelf.get(CLASS_KEYS.roster(assignment.id)));
			const local = { ...roster, taken: await takenOf(assignment.id) };
			made[assignment.id] = resultsOf(localReport(assignment, local, editionOf));
		}
		return made;
	}
	async function decide() {
		for (const assignment of await assignments())
			await decideTaken(shelf, assignment, await takenOf(assignment.id), editionOf);
	}

	it('keeps every result that was decided before the generator was raised', async () => {
		// Generator 1 had found that the items of this one were exchanged; nobody can draw its quizzes any more.
		const key = CLASS_KEYS.taken('attempt-4');
		const record = await shelf.get(key);
		if (typeof record !== 'object') throw new Error('The specimen holds no hand-in of attempt-4.');
		await shelf.keep(key, { ...record, quizCheck: 'wrong-quiz' });
		await decide();
		expect(await report()).toEqual(results);
		build.generator = 3;
		expect(await report()).toEqual(results);
		await decide();
		expect(await report()).toEqual(results);
	});

	it('keeps what honest learners did where a later generator is the first to decide', async () => {
		for (const look of [report, async () => decide().then(report)]) {
			const seen = await look();
			expect(withTrusted(seen, 'attempt-4')).toEqual(withTrusted(results, 'attempt-4'));
			expect(seen['own-papers']?.[2]?.attempts).toMatchObject([{ marks: ['wrong-paper'] }]);
		}
	});
});

describe('a class on a server, handed in with generator 1', () => {
	let folder = '';
	let results: Awaited<ReturnType<typeof read>>;
	const NOW = 1_796_000_000_000;
	const address = () => path.join(folder, 'class.sqlite');
	beforeEach(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-generator-'));
		const specimen = await read('generator-1-server-rows');
		results = specimen.report;
		const db = await openDatabase(address());
		for (const table of ['teachers', 'classes', 'learners', 'assignments', 'hand_ins'] as const)
			await db.insertInto(table).values(specimen.tables[table]).execute();
		await insertSession(db, { tokenHash: hashSecret('token'), teacherId: 't1', expiresAt: NOW + 1 }, NOW);
		await db.destroy();
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	/** The reports as a teacher's page makes them from what a server of this build says. */
	async function report(modules = [module]) {
		const host = await ClassHost.open({ modules, address: address(), clock: () => NOW, write: () => undefined });
		const made: Record<string, ReturnType<typeof resultsOf>> = {};
		for (const id of Object.keys(results)) {
			const url = `${host.origin}/api/class/classes/c1/assignments/${id}/hand-ins?since=0`;
			const answer = await fetch(url, { headers: { cookie: 'sourcebook-teacher=token' } });
			const update = readApi(await answer.text(), classUpdateSchema, 1e8);
			if (!update.isOk) throw new Error(JSON.stringify(update.failure));
			const { given, roster, handIns } = update.value;
			const judged = handIns.map(({ handIn, ...reception }) =>
				gradeHandIn(given.assignment, handIn, editionOf(handIn.attempt.hash), reception)
			);
			made[id] = resultsOf(classReport(given.assignment, roster, judged, module));
		}
		await host.close();
		return made;
	}

	it('keeps every result that was decided before the generator was raised', async () => {
		const db = await openDatabase(address());
		const decided = db.updateTable('hand_ins').set({ quiz_check: 'wrong-quiz' });
		await decided.where('id', '=', 'attempt-15').execute();
		await db.destroy();
		expect(await report()).toEqual(results);
		build.generator = 3;
		expect(await report()).toEqual(results);
		expect(await report([])).toEqual(results);
	});

	it('keeps what honest learners did where a later generator is the first to decide', async () => {
		const seen = await report();
		expect(withTrusted(seen, 'attempt-15')).toEqual(withTrusted(results, 'attempt-15'));
		expect(seen['own-papers']?.[2]?.attempts).toMatchObject([{ marks: ['wrong-paper'] }]);
		build.generator = 3;
		expect(await report()).toEqual(seen);
	});
});

describe.each([2, 3])('what was printed and sent with generator 1 is read with generator %i', (generator) => {
	beforeEach(() => (build.generator = generator));

	it('codes, of which a later generator says that they are of another edition', async () => {
		const specimens: { code: string; parts: object }[] = await read('generator-1-codes');
		expect(specimens).toHaveLength(14);
		for (const { code, parts } of specimens) {
			expect(decodeQuizCode(code)).toEqual({ isOk: true, value: parts });
			const made = quizFromCode([module], code);
			expect(!made.isOk && made.failure.kind).toBe('other-edition');
		}
	});

	it('links of assignments', async () => {
		const specimens: { link: string; assignment: object }[] = await read('generator-1-links');
		expect(specimens).toHaveLength(16);
		for (const { link, assignment } of specimens)
			expect(readAssignmentLink(link)).toEqual({ isOk: true, value: assignment });
	});

	it('receipts', async () => {
		const { text, handIns } = await read('generator-1-receipt');
		const opened = await openReceipts(text);
		expect(opened.refused).toEqual([]);
		expect(opened.handIns.map(({ handIn }: { handIn: HandIn }) => handIn)).toEqual(handIns);
	});

	it('attempts in a short text, which a later generator sends to a file', async () => {
		const { text } = await read('generator-1-short-work');
		const refused = { isOk: false, failure: { kind: 'other-edition' } };
		expect(await decodeTransfer(text, [module])).toEqual(refused);
	});
});
