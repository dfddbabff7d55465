import { expect, test } from 'vitest';
import { dateLine, headLines } from '#lib/ui/card-lines.ts';
import { namesUsed } from '#lib/ui/names-used.ts';
import { words } from '#lib/ui/words.ts';
import { shipped } from '../fixtures/shipped.ts';

test('a date shows its day, its hour where one is printed, and the city of its clock', () => {
	const moment = { earliest: 0, latest: 0, clock: 'Moscow' } as const;
	expect(dateLine({ ...moment, edtf: '1950-02-01T10:10' })).toBe('1 February 1950, 10:10, Moscow');
	expect(dateLine({ ...moment, edtf: '1950-10-12/1950-10-13', clock: 'Beijing' })).toBe(
		'12 to 13 October 1950, Beijing'
	);
});

test('every shipped head says when and through whose hands, and shows no empty line', () => {
	for (const source of shipped.flatMap((module) => module.sources)) {
		const labels = headLines(source).map(({ label }) => label);
		expect(labels).toContain(words.card.hands);
		expect(labels.filter((label) => label === words.card.sent || label === words.card.date)).toHaveLength(1);
		for (const { people, text } of headLines(source)) expect(people.length + text.length).toBeGreaterThan(0);
	}
});

test('every name that a section opens has its slip on the page', () => {
	for (const module of shipped)
		for (const section of module.sections) {
			const sources = module.sources.filter(({ id }) => section.sources.includes(id));
			const { people, places, terms } = namesUsed(module.names, section.blocks, sources);
			const slips = new Set([...people, ...places, ...terms].map(({ id }) => id));
			const text = JSON.stringify(section.blocks);
			for (const [, to, id] of text.matchAll(/"to":"(person|place|term)","id":"([^"]+)"/g))
				expect(slips.has(id ?? ''), `${to} ${id}`).toBe(true);
			for (const id of sources.flatMap((source) => [...source.from, ...source.to]))
				expect(slips).toContain(id);
		}
});
