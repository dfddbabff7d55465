import { describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { readBackup, workOf, type Work } from '#lib/formats/backup.ts';
import { classRecord } from '#lib/formats/class-records.ts';
import { mergeLearnerData, type Stores } from '#lib/storage/backup/learner-data.ts';
import { simulateDevices, type Rules, type World } from '../../scripts/simulate-devices.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const module = syntheticModule(60);
const quizzes = [1, 2, 3].flatMap((seed) => {
	const made = generateQuiz(module, { items: 5 }, seed);
	return made.isOk ? [made.value] : [];
});
const world: World = { modules: [module], quizzes };
const SEEDS = Array.from({ length: 40 }, (_, place) => place + 1);

async function faultsIn(rules?: Rules): Promise<string[]> {
	const found: string[] = [];
	for (const seed of SEEDS) found.push(...(await simulateDevices(seed, world, rules)));
	return found;
}

/** A restore that does the sound one and then spoils it. */
function spoiling(spoil: (stores: Stores, work: Work) => Promise<void>): Rules {
	return {
		read: readBackup,
		async restore(stores, work) {
			const merged = await mergeLearnerData(stores, work);
			await spoil(stores, work);
			return merged;
		}
	};
}

describe('the simulation of one learner’s devices', () => {
	it('finds no fault in the rules as they are', async () => {
		expect(await faultsIn()).toEqual([]);
	});

	it('lives a life again from its seed: the same fault, every time', async () => {
		const rules = spoiling(async ({ attempts }, work) => {
			for (const copy of work.attempts) await attempts.grow(copy.id, () => copy);
		});
		const lives = await Promise.all(SEEDS.map((seed) => simulateDevices(seed, world, rules)));
		const seed = SEEDS[lives.findIndex((faults) => faults.length > 0)] ?? 0;
		expect(await simulateDevices(seed, world, rules)).toEqual(lives[seed - 1]);
	});

	it('finds a restore that writes the copy of the file over a fuller one', async () => {
		const rules = spoiling(async ({ attempts }, work) => {
			for (const copy of work.attempts) await attempts.grow(copy.id, () => copy);
		});
		expect((await faultsIn(rules)).join()).toContain('lost answers when a backup was restored');
	});

	it('finds a restore that adds up the answers of two copies', async () => {
		const rules = spoiling(async ({ attempts }, work) => {
			for (const { id, responses } of work.attempts)
				await attempts.grow(id, (kept) => ({
					...kept,
					responses: [...kept.responses, ...responses.slice(0, 1)]
				}));
		});
		expect(await faultsIn(rules)).not.toEqual([]);
	});

	it('finds a restore that takes an attempt for a new one', async () => {
		const rules = spoiling(async ({ attempts }, work) => {
			const [first] = work.attempts;
			if (first) await attempts.merge([{ ...first, id: `${first.id}-again` }]);
		});
		expect((await faultsIn(rules)).join()).toMatch(/were safe, and there are/);
	});

	it('finds a restore that forgets what was read', async () => {
		const rules: Rules = {
			read: readBackup,
			restore: (stores, work) => mergeLearnerData(stores, { ...work, reading: new Map() })
		};
		expect((await faultsIn(rules)).join()).toContain('do not end with the same set');
	});

	it('finds a restore that leaves classes behind', async () => {
		const rules: Rules = {
			read: readBackup,
			restore: (stores, work) => mergeLearnerData(stores, { ...work, classes: new Map() })
		};
		expect((await faultsIn(rules)).join()).toContain('do not end with the same set');
	});

	it('finds a restore that writes the records of classes over those that are here', async () => {
		const rules = spoiling(async ({ classes }, work) => {
			for (const [key, fields] of work.classes) await classes?.keep(key, classRecord(undefined, fields));
		});
		expect((await faultsIn(rules)).join()).toContain('was written over by a backup');
	});

	it('finds a restore that leaves unfinished attempts behind', async () => {
		const isFinished = ({ finishedAt }: Attempt) => finishedAt !== undefined;
		const rules: Rules = {
			read: readBackup,
			restore: (stores, work) =>
				mergeLearnerData(stores, { ...work, attempts: work.attempts.filter(isFinished) })
		};
		expect(await faultsIn(rules)).not.toEqual([]);
	});

	it('finds a reader that takes a torn file', async () => {
		const rules: Rules = {
			restore: mergeLearnerData,
			read: (text) => {
				const read = readBackup(text);
				return read.isOk ? read : { isOk: true, value: { madeAt: 0, work: workOf([]) } };
			}
		};
		expect((await faultsIn(rules)).join()).toContain('a torn backup was taken');
	});
});
