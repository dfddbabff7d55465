import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOfLearner } from '#lib/domain/classroom/named-learner.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { presentItem, keyOf } from '#lib/domain/item/rules.ts';
import { DEFAULT_BLUEPRINT } from '#lib/domain/quiz/blueprint.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { readSnapshot, snapshotRecord } from '#lib/review/snapshot.ts';
import { generationOf, sequenceOf } from '#lib/storage/attempts/attempt-keys.ts';
import { readAttemptRecord } from '#lib/formats/attempt.ts';
import { readBackup } from '#lib/formats/backup.ts';
import {
	CLASS_KEYS,
	classRecord,
	parseHanded,
	parseJoined,
	parseKept,
	parseNickname,
	parseRoster,
	parseTaken,
	parseWaiting
} from '#lib/formats/class-records.ts';
import { readEdition } from '#lib/library/edition-cache.ts';
import { parseChosenAnswer } from '#lib/formats/chosen-answer.ts';
import { parsePrediction } from '#lib/formats/prediction.ts';
import { parseQuizPlace } from '#lib/formats/quiz-place.ts';
import { parseReadingMark } from '#lib/formats/reading-mark.ts';
import { DEFAULT_SETTINGS, parseSettings } from '#lib/formats/settings.ts';
import { parseTestDay } from '#lib/formats/test-day.ts';

const LIST = 'hashes.json';
const folder = import.meta.dirname;
const specimens = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== LIST);
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const valueOf = (name: string): unknown => JSON.parse(read(name)).value;
const ofFormat = (start: string): string[] => specimens.filter((name) => name.startsWith(start));

describe('the specimens', () => {
	it('are all listed, and none was ever edited', () => {
		const hashes = specimens.map((name) => [name, createHash('sha256').update(read(name)).digest('hex')]);
		expect(Object.fromEntries(hashes)).toEqual(JSON.parse(read(LIST)));
	});

	it('hold every format under the key that the app asks for', () => {
		const keys = specimens.flatMap((name) => JSON.parse(read(name)).key ?? []);
		const kinds = new Set(keys.map((key) => key.split(':')[0]));
		const ofClasses = Object.keys(CLASS_KEYS).filter((kind) => kind !== 'deviceKey');
		const ofLearning = ['answer', 'attempt', 'edition', 'generation', 'place', 'prediction', 'reading', 'review-snapshot', 'settings', 'test-day'];
		expect([...kinds].sort()).toEqual([...ofLearning, 'index', 'sequence', ...ofClasses].sort());
	});
});

describe('this version of the app reads', () => {
	it.each(ofFormat('attempt-1-'))('%s, all of it', (name) => {
		const record = JSON.parse(read(name)).value;
		expect(readAttemptRecord(record)).toEqual(record.attempt);
	});

	it('settings', () => {
		expect(ofFormat('settings-1')).toHaveLength(1);
		expect(parseSettings(valueOf('settings-1.json'))).toEqual({
			...DEFAULT_SETTINGS,
			theme: 'lamp',
			textSize: 'large'
		});
		expect(parseSettings(valueOf('settings-2.json'))).toEqual({
			theme: 'contrast',
			textSize: 'largest',
			spacing: 'wide',
			measure: 'narrow',
			density: 'compact',
			language: 'ko'
		});
	});

	it('reading marks', () => {
		const marks = ofFormat('reading-mark-1-').map((name) => parseReadingMark(valueOf(name)));
		expect(marks).toEqual([
			{ fraction: 0.4375, isRead: false },
			{ fraction: 0.25, isRead: true }
		]);
		expect(parseReadingMark(valueOf('reading-mark-2-last.json'))).toEqual({
			fraction: 0.625,
			isRead: false,
			last: 7
		});
	});

	it('what was expected of a document, and the answers to the question of a module', () => {
		expect(parsePrediction(valueOf('prediction-1.json'))).toEqual({
			text: '스탈린이 “아직 안 된다”라고 답할 것 같다.\nHe will say no again.',
			writtenAt: 1_796_040_000_000
		});
		expect(parseChosenAnswer(valueOf('answer-1-before.json'))).toEqual({
			answer: '',
			chosenAt: 1_796_040_100_000
		});
		expect(parseChosenAnswer(valueOf('answer-1-after.json'))).toEqual({
			answer: 'three-capitals-decided-together-so-that-each-could-point-at-another',
			movedBy: 'stalin-may-telegram',
			chosenAt: 1_796_140_000_000
		});
	});

	it('the place of a quiz', () => {
		expect(parseQuizPlace(valueOf('quiz-place-1.json'))).toBe(2);
	});

	it('a module that a quiz was begun on, well enough to ask and score it', () => {
		const record = valueOf('edition-1.json');
		const module = readEdition(record, 'august-incident', '8d74033f15719dfa');
		if (!module) throw new Error('The edition cannot be read.');
		expect(record).toEqual({ version: 1, module });
		const quiz = generateQuiz(module, DEFAULT_BLUEPRINT, 1);
		if (!quiz.isOk) throw new Error('The edition makes no quiz.');
		for (const item of quiz.value.items) {
			expect(presentItem(indexModule(module), item)?.stem).toBeTruthy();
			expect(keyOf(indexModule(module), item)?.key.length).toBeGreaterThan(0);
		}
	});

	it('the count of attempts and their generation, and lets go of the index that older versions kept', () => {
		expect(sequenceOf(valueOf('sequence-1.json'))).toBe(4);
		expect(generationOf(valueOf('generation-1.json'))).toBe(1_795_350_000_000);
		for (const name of ['index-1.json', 'index-keys-1.json'])
			expect(readAttemptRecord(valueOf(name))).toBeUndefined();
	});

	it('what the log of reviews came to, and makes it anew from what an older version computed', () => {
		expect(readSnapshot(valueOf('review-snapshot-1.json'))).toBeUndefined();
		const record = valueOf('review-snapshot-2.json');
		const snapshot = readSnapshot(record);
		expect(snapshot && snapshotRecord(snapshot)).toEqual(record);
		expect(snapshot?.schedule.cards.map(({ topic }) => topic)).toEqual([
			{ id: 'a-telegram#first', kind: 'claim' },
			{ id: 'happened~a~b', kind: 'order' }
		]);
	});

	it('the day of a test', () => {
		expect(parseTestDay(valueOf('test-day-1.json'))).toBe('2026-11-30');
	});

	const lesson = {
		id: '0f3c5a7e9b1d2f4a6c8e0b2d4f6a8c0e',
		title: 'Who decided?',
		module: 'synthetic',
		hash: 'synthetic',
		blueprint: { items: 5 },
		seeds: { kind: 'each', seed: 4_000_000_007 },
		attempts: 2,
		counts: 'best',
		feedback: 'at-end',
		dueAt: 1_795_000_000_000,
		order: 'pairs'
	};

	it('an assignment that was made, and one that was opened', () => {
		expect(parseKept(valueOf('class-made-1.json'))).toEqual({ assignment: lesson, keptAt: 1_794_900_000_000 });
		expect(parseKept(valueOf('class-opened-1.json'))).toEqual({
			assignment: lesson,
			keptAt: 1_794_950_000_000
		});
		expect(JSON.parse(read('class-made-1.json')).key).toBe(CLASS_KEYS.made(lesson.id));
		expect(JSON.parse(read('class-opened-1.json')).key).toBe(CLASS_KEYS.opened(lesson.id));
	});

	it('a list of names, and who is who on it', () => {
		const { roster, matches } = parseRoster(valueOf('class-roster-1.json'));
		expect(roster).toEqual({ entries: JSON.parse(read('class-roster-1.json')).value.entries });
		expect(roster.entries).toHaveLength(3);
		const learner = parseNickname(valueOf('class-nickname-1.json'))?.learner ?? '';
		expect([...matches]).toEqual([[learner, 'learner-2']]);
	});

	it.each(ofFormat('class-taken-1'))('%s, all of it', (name) => {
		const { key, value } = JSON.parse(read(name));
		expect({ version: 1, ...parseTaken(value) }).toEqual(value);
		expect(key).toBe(CLASS_KEYS.taken(value.handIn.attempt.id));
	});

	it('what a learner without a class is called', () => {
		const nickname = parseNickname(valueOf('class-nickname-1.json'));
		expect(nickname?.name).toBe('김하늘 Müller');
		expect(nameOfLearner(nickname?.learner ?? '')).toBe('김하늘 Müller');
	});

	it('a class that was joined', () => {
		const { key, value } = JSON.parse(read('class-joined-1.json'));
		expect({ version: 1, ...parseJoined(value) }).toEqual(value);
		expect(key).toBe(CLASS_KEYS.joined(value.classId));
	});

	it('a hand-in that waits, and what was said of those that do not', () => {
		const { key, value } = JSON.parse(read('class-waiting-1.json'));
		expect({ version: 1, ...parseWaiting(value) }).toEqual(value);
		expect(key).toBe(CLASS_KEYS.waiting(value.handIn.attempt.id));
		expect(JSON.parse(read('class-handed-1.json')).key).toBe(CLASS_KEYS.handed(value.handIn.attempt.id));
		expect(parseHanded(valueOf('class-handed-1.json'))).toEqual({ at: 1_794_996_000_000, refused: '' });
		expect(parseHanded(valueOf('class-handed-1-refused.json'))?.refused).toBe('no-assignment');
	});

	it.each(ofFormat('backup-1'))('%s, all of it', (name) => {
		const file = JSON.parse(read(name));
		const backup = readBackup(read(name));
		if (!backup.isOk) throw new Error(JSON.stringify(backup.failure));
		const { madeAt, work } = backup.value;
		expect(madeAt).toBe(file.madeAt);
		expect(work.attempts).toEqual(file.attempts);
		expect(Object.fromEntries(work.reading)).toEqual(file.reading);
		expect(Object.fromEntries(work.places)).toEqual(file.places);
		expect(work.settings).toEqual(file.settings && { ...DEFAULT_SETTINGS, ...file.settings });
		expect(work.testDay).toBe(file.testDay ?? '');
		expect(Object.fromEntries(work.predictions)).toEqual(file.predictions ?? {});
		expect(Object.fromEntries(work.answers)).toEqual(file.answers ?? {});
		const records = new Map([...work.classes].map(([key, fields]) => [key, classRecord(undefined, fields)]));
		expect([...records.keys()]).toEqual(Object.keys(file.classes ?? {}));
		for (const [key, record] of records) {
			const isAssignment = /^(?:made|opened):/.test(key);
			if (isAssignment) expect(parseKept(record)).toEqual(parseKept(file.classes[key]));
			else expect(record).toEqual(file.classes[key]);
		}
	});
});
