import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { CLOCKS, precedence, uncertainty, type Clock, type Interval } from '#lib/domain/content/interval.ts';
import { clockOffset, momentOnClock, shownOnClock } from '#lib/compiler/dates/clock.ts';
import { parseDated, parseInterval } from '#lib/compiler/dates/interval.ts';
import type { Parsed } from '#lib/compiler/read/parsed.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const the = (parsed: Parsed<Interval>): Interval => {
	if (!parsed.isOk) throw new Error(parsed.failure);
	return parsed.value;
};
const on = (text: string, clock: Clock): Interval => the(parseInterval(text, clock));
const ends = ({ earliest, latest }: Interval): string[] =>
	[earliest, latest].map((end) => new Date(end).toISOString());

const days = fc
	.date({ min: new Date('1945-01-01'), max: new Date('1960-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const clocks = fc.constantFrom(...CLOCKS);
const zonedClocks = fc.constantFrom<Clock>('Moscow', 'Beijing', 'Pyongyang', 'Seoul');
const marks = fc.constantFrom('~', '?', '%');

describe('what an EDTF date is on a city’s clock', () => {
	test.each<readonly [string, Clock, string, string]>([
		['1950-01-31', 'Moscow', '1950-01-30T21:00:00.000Z', '1950-01-31T20:59:59.999Z'],
		['1950-01-31', 'Beijing', '1950-01-30T16:00:00.000Z', '1950-01-31T15:59:59.999Z'],
		['1950-01-31', 'Pyongyang', '1950-01-30T15:00:00.000Z', '1950-01-31T14:59:59.999Z'],
		['1950-01-31', 'Seoul', '1950-01-30T15:00:00.000Z', '1950-01-31T14:59:59.999Z'],
		['1950-01-31', 'Washington', '1950-01-31T05:00:00.000Z', '1950-02-01T04:59:59.999Z'],
		['1950-06-25', 'New York', '1950-06-25T04:00:00.000Z', '1950-06-26T03:59:59.999Z'],
		['1950-02', 'Moscow', '1950-01-31T21:00:00.000Z', '1950-02-28T20:59:59.999Z'],
		['1950', 'Moscow', '1949-12-31T21:00:00.000Z', '1950-12-31T20:59:59.999Z'],
		['1950-10-12/1950-10-13', 'Moscow', '1950-10-11T21:00:00.000Z', '1950-10-13T20:59:59.999Z'],
		['1950-02-08T10:10', 'Moscow', '1950-02-08T07:10:00.000Z', '1950-02-08T07:10:59.999Z'],
		['1950-10-05~', 'Moscow', '1950-10-01T21:00:00.000Z', '1950-10-08T20:59:59.999Z'],
		['1950-10-05?', 'Moscow', '1950-10-01T21:00:00.000Z', '1950-10-08T20:59:59.999Z'],
		['1950-10~', 'Moscow', '1950-09-15T21:00:00.000Z', '1950-11-15T20:59:59.999Z'],
		['1950-10~/1950-12', 'Moscow', '1950-09-15T21:00:00.000Z', '1950-12-31T20:59:59.999Z'],
		['1950-10/1950-12-05?', 'Moscow', '1950-09-30T21:00:00.000Z', '1950-12-08T20:59:59.999Z'],
		['1950-10-XX', 'Moscow', '1950-09-30T21:00:00.000Z', '1950-10-31T20:59:59.999Z']
	])('%s in %s', (text, clock, earliest, latest) => {
		expect(ends(on(text, clock))).toEqual([earliest, latest]);
	});

	test.each([
		'',
		'tomorrow',
		'1950-02-30',
		'1950-13',
		'31.01.1950',
		'1950/',
		'../1950',
		'1950-21',
		'[1950,1951]',
		'1950-02-08T10:10Z',
		'1950-02-08T10:10+03:00'
	])('“%s” is none', (text) => {
		expect(parseInterval(text, 'Moscow')).toEqual({
			isOk: false,
			failure: `“${text}” is not a date in EDTF. Type, for example, 1950-01-31, 1950-01, 1950-10-12/1950-10-13 or 1950-10-05~.`
		});
	});

	test('an interval does not end before it begins', () => {
		expect(parseInterval('1950-10-13/1950-10-12', 'Moscow')).toEqual({
			isOk: false,
			failure: '“1950-10-13/1950-10-12” ends before it begins. Type the earlier date first.'
		});
		expect(parseInterval('1950-10-13~/1950-10-12', 'Moscow').isOk).toBe(false);
		expect(parseInterval('1950-10/1950-10-12', 'Moscow').isOk).toBe(true);
	});

	test.each(['America/New_York', 'Asia/Seoul', 'UTC'])('it is the same on a machine in %s', (zone) => {
		vi.stubEnv('TZ', zone);
		onTestFinished(() => void vi.unstubAllEnvs());
		expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
		expect(ends(on('1950-02-08T10:10', 'Moscow'))).toEqual([
			'1950-02-08T07:10:00.000Z',
			'1950-02-08T07:10:59.999Z'
		]);
		expect(ends(on('1950-06-25~', 'Seoul'))).toEqual([
			'1950-06-21T15:00:00.000Z',
			'1950-06-28T14:59:59.999Z'
		]);
	});

	test('a date and its city are read together', () => {
		expect(the(parseDated('1950-02-08T10:10 New York'))).toMatchObject({
			edtf: '1950-02-08T10:10',
			clock: 'New York'
		});
		expect(parseDated('1950-02-08 Moscow time').isOk).toBe(false);
	});
});

describe('intervals, whatever the date and the clock', () => {
	test('earliest never comes after latest, and the text is kept', () => {
		fc.assert(
			fc.property(days, days, clocks, fc.option(marks, { nil: '' }), (a, b, clock, mark) => {
				const text = a <= b ? `${a}${mark}/${b}` : `${b}/${a}${mark}`;
				const interval = on(text, clock);
				expect(interval.earliest).toBeLessThanOrEqual(interval.latest);
				expect(interval.edtf).toBe(text);
			})
		);
	});

	test('a day has 24 hours, inclusive to the millisecond, where clocks are not moved', () => {
		fc.assert(
			fc.property(days, zonedClocks, (day, clock) => {
				expect(uncertainty(on(day, clock))).toBe(DAY - 1);
			})
		);
	});

	test('days follow each other without gap or overlap, 23 and 25 hours long when Washington moves its clocks', () => {
		fc.assert(
			fc.property(days, clocks, (day, clock) => {
				const next = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
				const [today, tomorrow] = [on(day, clock), on(next, clock)];
				expect(tomorrow.earliest).toBe(today.latest + 1);
				expect(precedence(today, tomorrow)).toBe('before');
				expect([23, 24, 25]).toContain((uncertainty(today) + 1) / HOUR);
			}),
			{ numRuns: 1000 }
		);
		expect(uncertainty(on('1950-04-30', 'Washington'))).toBe(23 * HOUR - 1);
		expect(uncertainty(on('1950-09-24', 'Washington'))).toBe(25 * HOUR - 1);
	});

	test('a doubtful day is wider than the day by three days on each side, a month by half a month', () => {
		const width = (text: string, clock: Clock): number => uncertainty(on(text, clock));
		fc.assert(
			fc.property(days, zonedClocks, marks, (day, clock, mark) => {
				expect(on(`${day}${mark}`, clock).earliest).toBe(on(day, clock).earliest - 3 * DAY);
				expect(on(`${day}${mark}`, clock).latest).toBe(on(day, clock).latest + 3 * DAY);
				const month = day.slice(0, 7);
				expect(width(`${month}${mark}`, clock)).toBe(width(month, clock) + 30 * DAY);
			})
		);
	});

	test('an hour later on the clock is an hour later in the world, unless clocks are moved between', () => {
		const minutes = fc.integer({ min: 0, max: 22 * 60 + 59 });
		const time = (day: string, minute: number): string =>
			new Date(Date.parse(day) + minute * 60_000).toISOString().slice(0, 16);
		fc.assert(
			fc.property(days, minutes, zonedClocks, (day, minute, clock) => {
				expect(on(time(day, minute + 60), clock).earliest - on(time(day, minute), clock).earliest).toBe(HOUR);
			})
		);
	});
});

describe('clocks', () => {
	const intl = new Intl.DateTimeFormat('en-CA', {
		timeZone: 'America/New_York',
		dateStyle: 'short',
		timeStyle: 'medium',
		hour12: false
	});

	test('New York shows what the tz database says, 1946 to 1960', () => {
		const moments = fc.integer({ min: Date.UTC(1946, 4, 1), max: Date.UTC(1960, 11, 31) });
		fc.assert(
			fc.property(moments, (moment) => {
				const seconds = Math.floor(moment / 1000) * 1000;
				const shown = new Date(shownOnClock('New York', seconds)).toISOString();
				const expected = intl.format(new Date(seconds)).replace(', ', 'T').replace('T24', 'T00');
				expect(shown.slice(0, 19)).toBe(expected);
			}),
			{ numRuns: 2000 }
		);
	});

	test('in the hour that spring skips New York goes from one straight to three', () => {
		const shown = (moment: string): string =>
			new Date(shownOnClock('New York', Date.parse(moment))).toISOString().slice(11, 16);
		expect(shown('1950-04-30T06:30Z')).toBe('01:30');
		expect(shown('1950-04-30T07:00Z')).toBe('03:00');
		expect(shown('1950-09-24T05:30Z')).toBe('01:30');
		expect(shown('1950-09-24T06:30Z')).toBe('01:30');
	});

	test('what a clock shows and when it shows it are inverse, but for the hour that is skipped or comes twice', () => {
		const shownTimes = fc.integer({ min: Date.UTC(1945, 0, 1), max: Date.UTC(1960, 11, 31) });
		fc.assert(
			fc.property(shownTimes, zonedClocks, (shown, clock) => {
				expect(shownOnClock(clock, momentOnClock(clock, shown))).toBe(shown);
			})
		);
	});

	test('summer time began and ended at two in the morning', () => {
		const hours = (shown: string): number => clockOffset('Washington', Date.parse(`${shown}Z`)) / HOUR;
		expect(hours('1950-04-30T01:59:59')).toBe(-5);
		expect(hours('1950-04-30T02:00:00')).toBe(-4);
		expect(hours('1950-09-24T01:59:59')).toBe(-4);
		expect(hours('1950-09-24T02:00:00')).toBe(-5);
		expect(hours('1955-10-29T12:00:00')).toBe(-4);
	});
});
