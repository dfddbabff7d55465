/** @guarantee No record on a device or in a file can break a page, whatever it contains. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRecord, parseChosenAnswer } from '#lib/formats/chosen-answer.ts';
import { parseLastBackup } from '#lib/formats/last-backup.ts';
import { MAX_PREDICTION, parsePrediction, predictionRecord } from '#lib/formats/prediction.ts';
import { parseQuizPlace } from '#lib/formats/quiz-place.ts';
import { markRecord, parseReadingMark } from '#lib/formats/reading-mark.ts';
import { DEFAULT_SETTINGS, parseSettings, settingsRecord } from '#lib/formats/settings.ts';
import { parseTestDay, testDayRecord } from '#lib/formats/test-day.ts';

const garbage = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });
const over = (whole: object, names: readonly string[]): fc.Arbitrary<unknown> =>
	fc.tuple(fc.constantFrom(...names), garbage).map(([name, value]) => ({ ...whole, [name]: value }));

const settings = { ...DEFAULT_SETTINGS, theme: 'lamp', language: 'ko' };
const isShare = (value: number): boolean => value >= 0 && value <= 1;

describe('settings', () => {
	it('are the default where a record holds garbage, and the rest of it stays', () => {
		fc.assert(
			fc.property(garbage, (record) => {
				expect(parseSettings(record)).toEqual(DEFAULT_SETTINGS);
			})
		);
		fc.assert(
			fc.property(fc.constantFrom('textSize', 'spacing', 'measure'), garbage, (name, value) => {
				expect(parseSettings({ ...settings, [name]: value })).toEqual(settings);
			})
		);
	});
});

describe('a reading mark', () => {
	it('is a share of a page, whatever its record holds', () => {
		const record = fc.oneof(
			garbage,
			over({ fraction: 0.5, isRead: true, last: 3 }, ['fraction', 'isRead', 'last'])
		);
		fc.assert(
			fc.property(record, (each) => {
				const { fraction, isRead, last } = parseReadingMark(each);
				expect(isShare(fraction)).toBe(true);
				expect(typeof isRead).toBe('boolean');
				expect(last === undefined || (Number.isSafeInteger(last) && last > 0)).toBe(true);
			})
		);
	});
});

describe('the place of a quiz, the last backup and the day of a test', () => {
	it('are none in garbage, or such as a page can show', () => {
		const backup = over({ madeAt: 5, quizzes: 2 }, ['madeAt', 'quizzes']);
		fc.assert(
			fc.property(fc.oneof(garbage, backup, over({ day: '2026-11-30' }, ['day'])), (record) => {
				const place = parseQuizPlace(record);
				expect(place === undefined || (Number.isSafeInteger(place) && place >= 0)).toBe(true);
				const last = parseLastBackup(record);
				if (last) expect(Number.isNaN(new Date(last.madeAt).getTime())).toBe(false);
				expect(parseTestDay(record)).toMatch(/^(?:\d{4}-\d{2}-\d{2})?$/);
			})
		);
		for (const madeAt of [1e300, NaN, Infinity, '5'])
			expect(parseLastBackup({ madeAt, quizzes: 1 })).toBeUndefined();
		for (const place of [-1, 0.5, NaN, 2 ** 60, '1']) expect(parseQuizPlace(place)).toBeUndefined();
	});
});

describe('a prediction and a chosen answer', () => {
	it('are none in garbage, or such as a page can show', () => {
		const prediction = over({ text: 'A refusal.', writtenAt: 5 }, ['text', 'writtenAt']);
		const chosen = over({ answer: 'one-man', movedBy: 'a-letter', chosenAt: 5 }, [
			'answer',
			'movedBy',
			'chosenAt'
		]);
		fc.assert(
			fc.property(fc.oneof(garbage, prediction, chosen), (record) => {
				const written = parsePrediction(record);
				if (written) {
					expect(written.text.length).toBeLessThanOrEqual(MAX_PREDICTION);
					expect(Number.isNaN(new Date(written.writtenAt).getTime())).toBe(false);
				}
				const answer = parseChosenAnswer(record);
				if (answer) {
					expect(`${answer.answer}${answer.movedBy ?? ''}`).toMatch(/^[\w-]*$/);
					expect(Number.isNaN(new Date(answer.chosenAt).getTime())).toBe(false);
				}
			})
		);
	});

	it('are read as far as they are known where a later version of the app wrote more', () => {
		const later = { version: 9, mood: 'curious' };
		expect(parsePrediction({ ...later, text: 'A refusal.', writtenAt: 5 })).toEqual({
			text: 'A refusal.',
			writtenAt: 5
		});
		expect(parseChosenAnswer({ ...later, answer: '', movedBy: 7, chosenAt: 5 })).toEqual({
			answer: '',
			chosenAt: 5
		});
	});
});

describe('what a later version of the app wrote', () => {
	it('is not written over, and garbage is', () => {
		const write = [
			(kept: unknown) => settingsRecord(kept, DEFAULT_SETTINGS),
			(kept: unknown) => markRecord(kept, { fraction: 0.5, isRead: true }),
			(kept: unknown) => testDayRecord(kept, '2026-11-30'),
			(kept: unknown) => predictionRecord(kept, { text: 'A refusal.', writtenAt: 5 }),
			(kept: unknown) => answerRecord(kept, { answer: '', chosenAt: 5 })
		];
		for (const record of write) {
			expect(record({ version: 99, theme: 'of the future' })).toBeUndefined();
			for (const kept of [undefined, null, 7, 'torn', [], {}, { version: 'x' }, { version: 0 }])
				expect(record(kept)).toMatchObject({ version: expect.any(Number) });
		}
	});
});
