import fc from 'fast-check';
import { generate } from 'lean-qr';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFirstLink } from '#lib/formats/assignment-link-1.ts';
import { assignmentLink, readAssignmentLink } from '#lib/formats/assignment-link.ts';
import { assignments } from '../fixtures/assignments.ts';
import { anAssignment } from '../fixtures/classroom.ts';

const failureOf = (text: string): string | undefined => {
	const read = readAssignmentLink(text);
	return read.isOk ? undefined : read.failure;
};
const { links } = JSON.parse(
	readFileSync(new URL('../frozen/assignment-links-1.json', import.meta.url), 'utf8')
);

describe('a link', () => {
	it('brings the very assignment, and is taken with its address and broken lines', () => {
		fc.assert(
			fc.property(assignments, (assignment) => {
				const link = assignmentLink(assignment);
				expect(link).toMatch(/^[\w=&.~%+-]+$/);
				expect(link.length).toBeLessThan(480);
				const mailed = `https://example.org/assigned#${link.slice(0, 40)}\r\n ${link.slice(40)}\n`;
				for (const text of [link, `#${link}`, mailed])
					expect(readAssignmentLink(text)).toEqual({ isOk: true, value: assignment });
			}),
			{ numRuns: 500 }
		);
	});

	it('is refused with any letter altered, lost or added', () => {
		fc.assert(
			fc.property(assignments, fc.nat(), fc.constantFrom(...'AZaz09-_&=+%'), (assignment, place, letter) => {
				const link = assignmentLink(assignment);
				const at = place % link.length;
				const altered = link.slice(0, at) + letter + link.slice(at + 1);
				if (altered !== link) expect(readAssignmentLink(altered).isOk).toBe(false);
				expect(readAssignmentLink(link.slice(0, at)).isOk).toBe(false);
				expect(readAssignmentLink(link + letter).isOk).toBe(false);
			})
		);
	});

	it('names no moment that a calendar does not hold, for no page could show it', () => {
		const [assignment] = fc.sample(assignments, 1);
		for (const dueAt of [8.64e15, -8.64e15])
			expect(readAssignmentLink(assignmentLink({ ...assignment!, dueAt }))).toMatchObject({
				value: { dueAt }
			});
		for (const dueAt of [8.64e15 + 1, -8.64e15 - 1, Number.MAX_SAFE_INTEGER])
			expect(failureOf(assignmentLink({ ...assignment!, dueAt }))).toBe('unknown-parts');
	});

	it('never throws, and says what a person can do', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readAssignmentLink(text)));
		fc.assert(fc.property(fc.stringMatching(/^[12][\w=&%+-]*$/), (text) => void readAssignmentLink(text)));
		expect(failureOf('')).toBe('empty');
		expect(failureOf('https://example.org/a#')).toBe('empty');
		expect(failureOf('3&i=abcdef')).toBe('later-version');
		for (const text of ['1abc', '2', '2&x=', 'x'.repeat(40)]) expect(failureOf(text)).toBe('damaged');
	});
});

describe('a link of the first form', () => {
	it('still brings the very assignment', () => {
		expect(links).toHaveLength(60);
		for (const { link, assignment } of links)
			expect(readAssignmentLink(link)).toEqual({ isOk: true, value: assignment });
	});

	it('is refused with any letter altered, lost or added, and nothing throws', () => {
		fc.assert(
			fc.property(fc.constantFrom(...links), fc.nat(), fc.string(), ({ link }, place, put) => {
				const at = place % link.length;
				const altered = link.slice(0, at) + put + link.slice(at + 1);
				if (altered.replace(/\s/g, '') !== link) expect(readAssignmentLink(altered).isOk).toBe(false);
			})
		);
		fc.assert(fc.property(fc.stringMatching(/^[\w-]*$/), (body) => void readFirstLink(body)));
	});
});

describe('the QR code of a link', () => {
	/**
	 * Assumed: the teacher holds up a phone whose page is 360 px wide. The code with its margin fills 328 px of it, which
	 * is 62 mm on such a screen (360 px are 68 mm). A learner's camera frames 1.3 m at a metre's distance; in a still of
	 * 4,000 px a millimetre is three pixels, and readers need two or three for each module. So a module has to be about
	 * 1 mm: no code above version 10, which has 57 modules and a margin of 8.
	 */
	const WIDTH_MM = 62;
	const MARGIN = 8;
	const address = (link: string): string => `https://sourcebook.example.org/assigned#${link}`;
	const measure = (link: string) => {
		const { size } = generate(address(link));
		return { version: (size - 17) / 4, module: WIDTH_MM / (size + MARGIN) };
	};
	const hex = '0123456789abcdef';
	const usual = anAssignment({
		id: hex + hex,
		hash: hex,
		module: 'chinese-intervention',
		title: 'Why did China come in?'
	});

	it('scans at a metre from a page of 360 px with every choice made and a long title', () => {
		const { version, module } = measure(
			assignmentLink({
				...usual,
				title: 'Homework for Friday: who decided on war?',
				blueprint: { items: 10, kind: 'supported-claim' },
				seeds: { kind: 'each', seed: 2 ** 32 - 1 },
				attempts: 3,
				dueAt: 1_795_000_000_000
			})
		);
		expect(version).toBeLessThanOrEqual(10);
		expect(module).toBeGreaterThan(0.95);
	});

	it('scans in Korean too', () => {
		const link = assignmentLink({
			...usual,
			title: '중국은 왜 참전했는가: 금요일 과제',
			dueAt: 1_795_000_000_000
		});
		expect(measure(link).version).toBeLessThanOrEqual(10);
	});

	it('holds the longest link there can be, to be scanned from nearer', () => {
		fc.assert(
			fc.property(assignments, (assignment) => {
				expect(measure(assignmentLink(assignment)).version).toBeLessThanOrEqual(16);
			}),
			{ numRuns: 50 }
		);
	});
});
