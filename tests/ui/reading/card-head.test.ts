import { expect, test } from 'vitest';
import { cardHead } from '#lib/ui/reading/card-head.ts';
import { dateLine, dateLabel } from '#lib/ui/reading/date-labels.ts';
import { namesUsed } from '#lib/ui/reading/names-used.ts';
import { setLocale } from '#lib/words/locale.svelte.ts';
import { m } from '#lib/words/messages.ts';
import { shipped } from '../../fixtures/shipped.ts';

test('a date shows its day, its hour where one is printed, and the city of its clock', () => {
	const moment = { earliest: 0, latest: 0, clock: 'Moscow' } as const;
	expect(dateLine({ ...moment, edtf: '1950-02-01T10:10' })).toBe('1 February 1950, 10:10, Moscow');
	expect(dateLine({ ...moment, edtf: '1950-10-12/1950-10-13', clock: 'Beijing' })).toBe(
		'12 to 13 October 1950, Beijing'
	);
});

test('in Korean a date is no surer than its record, and every shipped one has a Korean form', () => {
	setLocale('ko');
	const on = (edtf: string): string => dateLabel({ edtf });
	expect(on('1950-06-25')).toBe('1950년 6월 25일');
	expect(on('1950-06')).toBe('1950년 6월');
	expect(on('1950')).toBe('1950년');
	expect(on('1950-10-05~')).toBe('1950년 10월 5일경');
	expect(on('1950-10?')).toBe('1950년 10월(추정)');
	expect(on('1950-10-12/1950-10-13')).toMatch(/^1950년 10월 12일\s?[~–-]\s?13일$/);
	expect(on('1950-12-30/1951-01-02')).toMatch(/^1950년 12월 30일\s?[~–-]\s?1951년 1월 2일$/);
	const moment = { earliest: 0, latest: 0, clock: 'Moscow' } as const;
	expect(dateLine({ ...moment, edtf: '1950-02-01T10:10' })).toBe('1950년 2월 1일, 10:10, 모스크바');
	for (const { date, sent, received } of shipped.flatMap((module) => module.sources))
		for (const each of [date, sent, received])
			if (each) expect(dateLine(each), each.edtf).toMatch(/^\d{4}년[^A-Za-z]*$/);
	setLocale('en');
});

test('every shipped head says when and through whose hands, and shows no empty line', () => {
	for (const source of shipped.flatMap((module) => module.sources)) {
		const labels = cardHead(source).map(({ label }) => label);
		// An editors' summary has passed through no hands.
		if (source.type !== 'summary') expect(labels).toContain(m.card_hands());
		expect(labels.filter((label) => label === m.card_sent() || label === m.card_date())).toHaveLength(1);
		for (const { people, text } of cardHead(source)) expect(people.length + text.length).toBeGreaterThan(0);
	}
});

test('every name that a section opens has its slip on the page', () => {
	for (const module of shipped)
		for (const section of module.sections) {
			const sources = module.sources.filter(({ id }) => section.sources.includes(id));
			const { people, places, terms } = namesUsed(module, section.blocks, sources);
			const slips = new Set([...people, ...places, ...terms].map(({ id }) => id));
			const text = JSON.stringify(section.blocks);
			for (const [, to, id] of text.matchAll(/"to":"(person|place|term)","id":"([^"]+)"/g))
				expect(slips.has(id ?? ''), `${to} ${id}`).toBe(true);
			for (const id of sources.flatMap((source) => [...source.from, ...source.to]))
				expect(slips).toContain(id);
		}
});
