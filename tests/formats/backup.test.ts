/**
 * @guarantee A backup contains reviews and the test day, and restoring it unites attempts by id.
 * @guarantee A backup contains what a learner expected of documents and the answers chosen; the later one stays.
 */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { fullerCopy } from '#lib/domain/attempt/merge-attempts.ts';
import {
	MAX_CHARACTERS,
	readBackup,
	readBackupFile,
	writeBackup,
	type BackupFault,
	type Work
} from '#lib/formats/backup.ts';
import { memoryDevice } from '#lib/storage/device/device-store.ts';
import { exportLearnerData, mergeLearnerData, type Stores } from '#lib/storage/backup/learner-data.ts';
import { memoryAttempts } from '../support/memory-attempts.ts';
import { work } from '../fixtures/works.ts';

const specimen = readFileSync(new URL('../frozen/backup-1.json', import.meta.url), 'utf8');

const emptyDevice = (): Required<Stores> => ({
	attempts: memoryAttempts(),
	small: memoryDevice(),
	classes: memoryDevice()
});

async function deviceWith(...works: readonly Work[]): Promise<Required<Stores>> {
	const stores = emptyDevice();
	for (const each of works) await mergeLearnerData(stores, each);
	return stores;
}

const none = { added: 0, grown: 0, foreign: 0 };
const NOTHING = {
	quizzes: none,
	reviews: none,
	classes: { joined: 0, assignments: 0, taken: 0, lists: 0, others: 0 },
	small: 0
};

/** What a device holds of attempts, reading and notes, which is to be the same everywhere in the end. */
async function held(stores: Stores): Promise<unknown> {
	const { attempts, reading, predictions, answers } = await exportLearnerData(stores);
	const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		attempts,
		reading: sorted(reading),
		predictions: sorted(predictions),
		answers: sorted(answers)
	};
}

const faultOf = (text: string): BackupFault | undefined => {
	const backup = readBackup(text);
	return backup.isOk ? undefined : backup.failure;
};

describe('a backup', () => {
	it('restored on an empty device gives back everything', async () => {
		await fc.assert(
			fc.asyncProperty(work, async (first) => {
				const device = await deviceWith(first);
				const before = await exportLearnerData(device);
				const backup = readBackup(writeBackup(before, 7));
				if (!backup.isOk) throw new Error(JSON.stringify(backup.failure));
				expect(backup.value.madeAt).toBe(7);
				expect(await exportLearnerData(await deviceWith(backup.value.work))).toEqual(before);
			})
		);
	});

	it('restored twice changes nothing the second time, and counts nothing', async () => {
		await fc.assert(
			fc.asyncProperty(work, work, async (own, brought) => {
				const device = await deviceWith(own, brought);
				const before = await exportLearnerData(device);
				expect(await mergeLearnerData(device, brought)).toEqual(NOTHING);
				expect(await exportLearnerData(device)).toEqual(before);
			})
		);
	});

	it('gives the same set whichever of many is restored first', async () => {
		await fc.assert(
			fc.asyncProperty(work, work, work, async (a, b, c) => {
				const one = await held(await deviceWith(a, b, c));
				expect(await held(await deviceWith(c, b, a))).toEqual(one);
				const through = await exportLearnerData(await deviceWith(b, c));
				expect(await held(await deviceWith(a, through))).toEqual(one);
			})
		);
	});

	it('takes nothing away: no attempt, no response, no reading mark, no setting, no test day', async () => {
		await fc.assert(
			fc.asyncProperty(work, work, async (own, brought) => {
				const before = await exportLearnerData(await deviceWith(own));
				const after = await exportLearnerData(await deviceWith(own, brought));
				for (const kept of before.attempts) {
					const now = after.attempts.find(({ id }) => id === kept.id);
					expect(now && fullerCopy(now, kept)).toEqual(now);
				}
				for (const [place, { fraction, isRead }] of before.reading) {
					expect(after.reading.get(place)?.fraction).toBeGreaterThanOrEqual(fraction);
					expect(after.reading.get(place)?.isRead).toBe(isRead || after.reading.get(place)?.isRead);
				}
				if (own.settings) expect(after.settings).toEqual(own.settings);
				expect(after.testDay).toBe(own.testDay || brought.testDay);
				for (const [place, { writtenAt }] of [...before.predictions, ...brought.predictions])
					expect(after.predictions.get(place)?.writtenAt).toBeGreaterThanOrEqual(writtenAt);
				for (const [stage, { chosenAt }] of [...before.answers, ...brought.answers])
					expect(after.answers.get(stage)?.chosenAt).toBeGreaterThanOrEqual(chosenAt);
				for (const [key, fields] of before.classes) {
					if (!key.startsWith('roster:')) expect(after.classes.get(key)).toEqual(fields);
				}
			})
		);
	});

	it('counts what came apart: quizzes and reviews, classes, and small things', async () => {
		await fc.assert(
			fc.asyncProperty(work, work, async (own, brought) => {
				const device = await deviceWith(own);
				const before = await exportLearnerData(device);
				const things = await device.small.all();
				const { quizzes, reviews, classes, small } = await mergeLearnerData(device, brought);
				const after = await exportLearnerData(device);
				const isReview = ({ origins }: Attempt) => origins !== undefined;
				const more = (isCounted: (attempt: Attempt) => boolean) =>
					after.attempts.filter(isCounted).length - before.attempts.filter(isCounted).length;
				expect(reviews.added).toBe(more(isReview));
				expect(quizzes.added).toBe(more((attempt) => !isReview(attempt)));
				const fresh = [...after.classes.keys()].filter((key) => !before.classes.has(key));
				expect(classes.joined).toBe(fresh.filter((key) => key.startsWith('joined:')).length);
				expect(classes.taken).toBe(fresh.filter((key) => key.startsWith('taken:')).length);
				expect(classes.assignments).toBe(
					new Set(fresh.flatMap((key) => /^(?:made|opened):(.*)/.exec(key)?.[1] ?? [])).size
				);
				expect(small > 0).toBe(
					JSON.stringify([...things]) !== JSON.stringify([...(await device.small.all())])
				);
			})
		);
	});

	it('never adds up: every attempt is one of the copies that were made', async () => {
		await fc.assert(
			fc.asyncProperty(work, work, async (own, brought) => {
				const copies = [...own.attempts, ...brought.attempts];
				for (const kept of (await exportLearnerData(await deviceWith(own, brought))).attempts)
					expect(copies).toContainEqual(kept);
			})
		);
	});
});

describe('a file that is no backup', () => {
	it('is refused whatever it holds, and nothing throws', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				expect(faultOf(text)).toBeDefined();
			})
		);
	});

	it('is refused with the character where it breaks off, wherever it was cut', () => {
		fc.assert(
			fc.property(fc.nat({ max: specimen.trimEnd().length - 1 }), (length) => {
				const fault = faultOf(specimen.slice(0, length));
				expect(fault).toMatchObject({ kind: 'broken', length });
			})
		);
		expect(faultOf(`${specimen.slice(0, 50)}!${specimen.slice(51)}`)).toMatchObject({
			kind: 'broken',
			character: 51
		});
	});

	it('is refused when one field anywhere is of another kind, with the name of the field', () => {
		const spoil = (path: readonly (string | number)[], value: unknown): BackupFault | undefined => {
			const file = JSON.parse(specimen);
			const owner = path.slice(0, -1).reduce((at, key) => at[key], file);
			owner[path.at(-1) ?? ''] = value;
			return faultOf(JSON.stringify(file));
		};
		const malformed = (at: string) => ({ kind: 'malformed', at });
		expect(spoil(['attempts', 1, 'items', 0, 'kind'], 'riddle')).toEqual(
			malformed('attempts[1].items[0].kind')
		);
		expect(spoil(['attempts', 0, 'responses', 3, 'item'], 99)).toEqual(
			malformed('attempts[0].responses[3].item')
		);
		expect(spoil(['attempts', 2, 'sequence'], Number.MAX_SAFE_INTEGER)).toEqual(
			malformed('attempts[2].sequence')
		);
		expect(spoil(['attempts', 0, 'startedAt'], 1e300)).toEqual(malformed('attempts[0].startedAt'));
		expect(spoil(['attempts', 0, 'items', 0, 'shown'], Array(5000).fill('x'))).toEqual(
			malformed('attempts[0].items[0].shown')
		);
		expect(spoil(['attempts'], {})).toEqual(malformed('attempts'));
		expect(spoil(['reading', 'armistice/the-prisoners'], { fraction: 7, isRead: true })).toEqual(
			malformed('reading.armistice/the-prisoners')
		);
		expect(spoil(['reading', '__proto__x'], { fraction: 1, isRead: true })).toEqual(
			malformed('reading.__proto__x')
		);
		expect(spoil(['places', 'x'], -1)).toEqual(malformed('places.x'));
		expect(spoil(['settings'], 'dark')).toEqual(malformed('settings'));
		expect(spoil(['testDay'], 'Monday')).toEqual(malformed('testDay'));
		expect(spoil(['predictions'], { 'armistice/a-letter': { text: 7, writtenAt: 1 } })).toEqual(
			malformed('predictions.armistice/a-letter')
		);
		expect(spoil(['predictions'], { letter: { text: 'A refusal.', writtenAt: 1 } })).toEqual(
			malformed('predictions.letter')
		);
		expect(spoil(['answers'], { 'armistice/after': { answer: 'one-man', chosenAt: 'today' } })).toEqual(
			malformed('answers.armistice/after')
		);
		expect(spoil(['answers'], { 'armistice/a-stage-of-a-later-version': 1 })).toBeUndefined();
		expect(spoil(['attempts', 0, 'origins'], [])).toEqual(malformed('attempts[0].origins'));
		expect(spoil(['madeAt'], 'today')).toEqual(malformed('madeAt'));
		expect(spoil(['version'], 0)).toEqual(malformed('version'));
		expect(spoil(['version'], 2)).toEqual({ kind: 'later-version' });
		expect(spoil(['format'], 'other')).toEqual({ kind: 'not-a-backup' });
	});

	it('is refused when three responses are given to one item, which no quiz takes', () => {
		const file = JSON.parse(specimen);
		const [first] = file.attempts[0].responses;
		file.attempts[0].responses = [first, first, first];
		expect(faultOf(JSON.stringify(file))).toEqual({ kind: 'malformed', at: 'attempts[0].responses[2].item' });
	});

	it('changes nothing but text when attacked through names of objects', () => {
		const attacked = specimen.replace('"reading":{', '"reading":{"__proto__":{"fraction":1,"isRead":true},');
		expect(faultOf(attacked)).toEqual({ kind: 'malformed', at: 'reading.__proto__' });
		expect(Object.hasOwn(Object.prototype, 'isRead')).toBe(false);
	});

	it('is refused for its size before any of it is read', async () => {
		let isRead = false;
		const huge = new Blob([]);
		Object.defineProperty(huge, 'size', { value: MAX_CHARACTERS + 1 });
		huge.text = async () => {
			isRead = true;
			return '';
		};
		expect(await readBackupFile(huge)).toEqual({ isOk: false, failure: { kind: 'oversized' } });
		expect(isRead).toBe(false);
	});

	it('is refused when the device cannot read it', async () => {
		const gone = new Blob([]);
		gone.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
		expect(await readBackupFile(gone)).toEqual({ isOk: false, failure: { kind: 'unreadable' } });
	});
});
