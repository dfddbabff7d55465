import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAttemptRecord } from '#lib/storage/attempt-record.ts';
import { readBackup } from '#lib/storage/backup.ts';
import { parseQuizPlace, parseReadingMark, parseSettings } from '#lib/storage/settings.ts';
import { parseTestDay } from '#lib/storage/test-day.ts';

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
		expect([...kinds].sort()).toEqual(['attempt', 'place', 'reading', 'sequence', 'settings', 'test-day']);
	});
});

describe('this version of the app reads', () => {
	it.each(ofFormat('attempt-1-'))('%s, all of it', (name) => {
		const record = JSON.parse(read(name)).value;
		expect(readAttemptRecord(record)).toEqual(record.attempt);
	});

	it('settings', () => {
		expect(ofFormat('settings-1')).toHaveLength(1);
		expect(parseSettings(valueOf('settings-1.json'))).toEqual({ theme: 'lamp', textSize: 'large' });
	});

	it('reading marks', () => {
		const marks = ofFormat('reading-mark-1-').map((name) => parseReadingMark(valueOf(name)));
		expect(marks).toEqual([
			{ fraction: 0.4375, isRead: false },
			{ fraction: 0.25, isRead: true }
		]);
	});

	it('the place of a quiz', () => {
		expect(parseQuizPlace(valueOf('quiz-place-1.json'))).toBe(2);
	});

	it('the day of a test', () => {
		expect(parseTestDay(valueOf('test-day-1.json'))).toBe('2026-11-30');
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
		expect(work.settings).toEqual(file.settings);
		expect(work.testDay).toBe(file.testDay ?? '');
	});
});
