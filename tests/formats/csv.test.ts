/** @guarantee No name can run as a formula in a spreadsheet, reverse its text or hide in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classReport } from '#lib/domain/classroom/class-report.ts';
import { csvOf, isoTime } from '#lib/formats/exports/csv.ts';
import { gradebookCsv } from '#lib/formats/exports/gradebook-csv.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { itemCsv } from '#lib/formats/exports/item-csv.ts';
import { aHandIn, anAssignment, aRoster, classModule } from '../fixtures/classroom.ts';
import { hostileNames } from '../fixtures/hostile-names.ts';

/** RFC 4180 by a machine of three states, to the letter. */
function parse(csv: string): string[][] {
	expect(csv.startsWith('\ufeff')).toBe(true);
	const rows: string[][] = [[]];
	let [cell, isQuoted] = ['', false];
	const letters = [...csv.slice(1)];
	for (let at = 0; at < letters.length; at++) {
		const letter = letters[at]!;
		if (isQuoted && letter === '"' && letters[at + 1] === '"') cell += letters[++at]!;
		else if (letter === '"') isQuoted = !isQuoted;
		else if (!isQuoted && letter === ',') [cell] = ['', rows.at(-1)!.push(cell)];
		else if (!isQuoted && letter === '\r') {
			expect(letters[++at]).toBe('\n');
			rows.at(-1)!.push(cell);
			rows.push([]);
			cell = '';
		} else cell += letter;
	}
	expect([isQuoted, cell, rows.pop()]).toEqual([false, '', []]);
	return rows;
}

const assignment = anAssignment({ attempts: 1 });
const names = hostileNames.map((name, place) => ({
	learner: `learner-${place + 1}`,
	number: place + 1,
	name,
	group: name
}));
const judged = names
	.slice(1)
	.map((_, place) =>
		gradeHandIn(
			assignment,
			aHandIn(assignment, { learner: place + 2, skill: 5, finishedAt: 1_800_000_061_500 }),
			classModule,
			{ receivedAt: 1_900_000_000_000 }
		)
	);
const report = classReport(assignment, { entries: names }, judged, classModule);

describe('a table for spreadsheets', () => {
	it('gives back every text, with an apostrophe before what would run', () => {
		const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileNames));
		fc.assert(
			fc.property(fc.array(fc.array(texts, { minLength: 1 }), { minLength: 1 }), (rows) => {
				const back = parse(csvOf(rows));
				expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length));
				back.forEach((row, at) =>
					row.forEach((cell, place) => {
						const text = rows[at]![place]!;
						expect([text, `'${text}`]).toContain(cell);
						expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
					})
				);
			})
		);
	});

	it('keeps numbers as numbers', () => {
		expect(csvOf([[-1, 0.25, 3, '-1']])).toBe("\ufeff-1,0.25,3,'-1\r\n");
	});
});

describe('the gradebook', () => {
	const [head, ...rows] = parse(gradebookCsv(report));

	it('has these columns and a row for each learner, whatever their names', () => {
		expect(head).toEqual(
			'Name|Group|Status|Score (0-1)|Points|Points possible|Questions answered|Questions correct|Total questions|Attempts|Time spent (s)|Last activity (ISO 8601)|Quiz code|Content version'.split(
				'|'
			)
		);
		expect(rows).toHaveLength(60);
		for (const row of rows) {
			expect(row).toHaveLength(14);
			expect(row[0]).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
		}
	});

	it('holds what the report holds, and nothing where nothing was handed in', () => {
		expect(rows[0]!.slice(2)).toEqual(['Not done', '', '', '', '', '', '', '0', '', '', '', '']);
		const { sums, counted } = report.learners[1]!;
		const row = rows[1]!;
		expect(Number(row[3])).toBeCloseTo(sums.points / 10, 3);
		expect(Number(row[4])).toBeCloseTo(sums.points, 3);
		expect(row.slice(5, 12)).toEqual([
			'10',
			'10',
			String(sums.correct),
			'10',
			'1',
			'60',
			'2027-01-15T08:01:01Z'
		]);
		expect(row.slice(12)).toEqual([counted!.handIn.attempt.code, classModule.hash]);
	});

	it('tells what was late and what came after the end, also of those who need help', () => {
		const dueAt = 50_000;
		const due = anAssignment({ dueAt });
		const statusOf = (sitting: { unanswered: number; finishedAt: number }, endedAt?: number) => {
			const at = { receivedAt: 90_000, endedAt };
			const one = gradeHandIn(due, aHandIn(due, sitting), classModule, at);
			return parse(gradebookCsv(classReport(due, aRoster(1), [one], classModule)))[1]![2];
		};
		const [early, late] = [40_000, 60_000];
		expect(statusOf({ unanswered: 0, finishedAt: early }, 45_000)).toBe('Done');
		expect(statusOf({ unanswered: 0, finishedAt: late })).toBe('Late');
		expect(statusOf({ unanswered: 0, finishedAt: late }, 70_000)).toBe('Late');
		expect(statusOf({ unanswered: 0, finishedAt: late }, 55_000)).toBe('After the end');
		expect(statusOf({ unanswered: 0, finishedAt: early }, 30_000)).toBe('After the end');
		expect(statusOf({ unanswered: 10, finishedAt: late }, 70_000)).toBe('Needs help');
		expect(statusOf({ unanswered: 10, finishedAt: late }, 55_000)).toBe('Needs help, after the end');
	});
});

describe('the table of items', () => {
	it('has a row for each learner and item', () => {
		const [head, ...rows] = parse(itemCsv(report, classModule));
		expect(rows).toHaveLength(59 * 10);
		for (const row of rows) expect(row).toHaveLength(head!.length);
		expect(rows.every((row) => row[4] !== '' && row[5] !== '')).toBe(true);
		const total = rows.slice(0, 10).reduce((sum, row) => sum + Number(row[6]), 0);
		expect(total).toBeCloseTo(report.learners[1]!.sums.points, 2);
		expect(parse(itemCsv(report, undefined))).toHaveLength(59 * 10 + 1);
	});
});

describe('a moment in ISO 8601', () => {
	it('is what a clock says', () => {
		expect(isoTime(1_795_340_999_999)).toBe('2026-11-22T09:49:59Z');
		expect(isoTime(0)).toBe('1970-01-01T00:00:00Z');
		expect(isoTime(-1)).toBe('1969-12-31T23:59:59Z');
		for (const moment of [8.64e15, -8.64e15, 0.5])
			expect(isoTime(moment)).toMatch(/^[+-]?\d{4,6}-.*T.*:\d\dZ$/);
	});
});
