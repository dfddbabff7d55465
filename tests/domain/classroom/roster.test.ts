/** @guarantee Adding the same list of names twice adds nobody twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classCodeFrom, readClassCode } from '#lib/formats/class-code.ts';
import { cleanName } from '#lib/domain/classroom/clean-name.ts';
import { addLearners, newLines } from '#lib/domain/classroom/roster.ts';
import { readRoster } from '#lib/formats/roster-list.ts';
import { hostileNames } from '../../fixtures/hostile-names.ts';

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
const texts = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom('a', 'é', 'e\u0301', '\u200d', '\u202e', ' ', 'ن', '\n', '=', '\ud800') })
);

const classLists = fc.array(
	fc.record({ name: fc.constantFrom('Ana', 'Ben', 'Cho'), group: fc.constantFrom('', '1', '2') })
);

describe('a list that is given to a class', () => {
	it('adds nobody twice, and everybody of whom there are more than before', () => {
		expect(newLines([{ name: 'Ana', group: '1' }], [{ name: 'Ana', group: '' }])).toEqual([]);
		expect(newLines([{ name: 'Ana', group: '1' }], [{ name: 'Ana', group: '2' }])).toHaveLength(1);
		fc.assert(
			fc.property(classLists, classLists, (known, given) => {
				const fresh = newLines(known, given);
				expect(newLines([], given)).toEqual(given);
				expect(newLines([...known, ...given], given)).toEqual([]);
				expect(newLines([...known, ...fresh], given).length).toBeLessThanOrEqual(fresh.length);
				for (const name of ['Ana', 'Ben', 'Cho']) {
					const count = (list: readonly { readonly name: string }[]) =>
						list.filter((each) => each.name === name).length;
					expect(count(fresh)).toBeGreaterThanOrEqual(count(given) - count(known));
				}
			})
		);
	});
});

describe('a name', () => {
	it('has sixty hostile specimens', () => {
		expect(hostileNames).toHaveLength(60);
		expect(new Set(hostileNames).size).toBe(60);
	});

	it.each(hostileNames.map((name) => [name.slice(0, 40), name] as const))(
		'%j is made harmless',
		(_, name) => {
			const clean = cleanName(name);
			expect(clean).not.toMatch(UNSEEN);
			expect([...clean].length).toBeLessThanOrEqual(80);
			expect(clean.isWellFormed()).toBe(true);
		}
	);

	it('is one composed line of 80 characters at most, and cleaning again changes nothing', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const clean = cleanName(text);
				expect(cleanName(clean)).toBe(clean);
				expect(clean.normalize('NFC')).toBe(clean);
				expect(clean.replace(/[\u200c\u200d]/g, '')).not.toMatch(UNSEEN);
				expect([...clean].length).toBeLessThanOrEqual(80);
				expect(clean.trim()).toBe(clean);
			}),
			{ numRuns: 1000 }
		);
	});

	it.each([
		'Zoë Müller-O’Neill',
		'김 일성',
		'نیلوفر می\u200cدانم',
		'Đặng Thị Hà',
		"N'Guessan",
		'Ngũgĩ wa Thiong’o'
	])('%s is left as it is', (name) => expect(cleanName(name)).toBe(name.normalize('NFC')));

	it('looks like no other once joiners that belong to no script are gone', () => {
		expect(cleanName('A\u200dn\u200cna')).toBe('Anna');
	});
});

const names = fc
	.string({ unit: fc.constantFrom(...'abcÄé\u200b,;"\t \'=') })
	.map(cleanName)
	.filter((name) => name !== '');
const lines = fc.array(
	fc.record({ name: names, group: fc.constantFrom('', '7b', 'Gruppe "A"; rot, blau') }),
	{
		minLength: 1,
		maxLength: 20
	}
);
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('a list of learners', () => {
	it('is read from a table with any separator, heading and line end', () => {
		const separators = fc.constantFrom(',', ';', '\t');
		const ends = fc.constantFrom('\n', '\r\n', '\r');
		const heads = fc.constantFrom(['Name', 'Group'], ['name', 'class'], undefined);
		fc.assert(
			fc.property(lines, separators, ends, heads, fc.boolean(), (wanted, separator, end, head, hasMark) => {
				const rows = wanted.map(({ name, group }) => [name, group].map(quoted).join(separator));
				const text = [...(head ? [head.join(separator)] : []), ...rows].join(end);
				expect(readRoster((hasMark ? '\ufeff' : '') + text).lines).toEqual(wanted);
			})
		);
	});

	it('is read from typed names, one on a line', () => {
		expect(readRoster('Anna\n\n  Berta  \r\nCem\n').lines.map(({ name }) => name)).toEqual([
			'Anna',
			'Berta',
			'Cem'
		]);
	});

	it('joins first and last names, and skips a column of numbers', () => {
		const headed = readRoster('No;Surname;First name;Group\n1;Kim;Ana;7b\n2;Li;Bo;7c');
		expect(headed.lines).toEqual([
			{ name: 'Ana Kim', group: '7b' },
			{ name: 'Bo Li', group: '7c' }
		]);
		expect(readRoster('1.\tAna\t7b\n2.\tBo\t7c').lines.map(({ name }) => name)).toEqual(['Ana', 'Bo']);
	});

	it('tells names that stand twice, lines without a name, and what is too much', () => {
		const draft = readRoster('name,group\nAnna,1\nanna,2\n,3\n\u200b,4\nBerta,\n');
		expect(draft).toMatchObject({ duplicates: ['Anna'], nameless: 2, surplus: 0 });
		expect(draft.lines).toHaveLength(3);
		const many = Array.from({ length: 510 }, (_, place) => `Learner ${place}`).join('\n');
		expect(readRoster(many)).toMatchObject({ surplus: 10, duplicates: [] });
	});

	it('never throws', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readRoster(text)));
		const pieces = fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', '\ufeff');
		fc.assert(fc.property(fc.string({ unit: pieces }), (text) => void readRoster(text)));
		expect(readRoster('"'.repeat(200_000)).lines.length).toBeLessThanOrEqual(1);
	});

	it('numbers learners on from those it has', () => {
		let next = 0;
		const newId = (): string => `id-${next++}`;
		const first = addLearners({ entries: [] }, [{ name: 'Anna', group: '' }], newId);
		const then = addLearners({ entries: first.entries }, [{ name: 'Anna', group: '' }], newId);
		expect(then.entries.map(({ learner, number }) => [learner, number])).toEqual([
			['id-0', 1],
			['id-1', 2]
		]);
	});
});

const codes = fc.uint8Array({ minLength: 5, maxLength: 8 }).map(classCodeFrom);

describe('a class code', () => {
	it('is two groups of four letters and digits, and is read however it is typed', () => {
		fc.assert(
			fc.property(codes, (code) => {
				expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
				const typed = code.toLowerCase().replace('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l');
				for (const text of [code, typed, typed.toUpperCase(), ` ${code} `, code.replaceAll('1', 'i')])
					expect(readClassCode(text)).toEqual({ isOk: true, value: code });
			})
		);
	});

	it('is refused with one letter wrong or two swapped', () => {
		fc.assert(
			fc.property(
				codes,
				fc.nat(7),
				fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
				(code, at, letter) => {
					const plain = code.replace('-', '');
					const wrong = plain.slice(0, at) + letter + plain.slice(at + 1);
					if (wrong !== plain) expect(readClassCode(wrong).isOk).toBe(false);
					const swapped = plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
					if (at < 7 && swapped !== plain) expect(readClassCode(swapped).isOk).toBe(false);
				}
			),
			{ numRuns: 1000 }
		);
	});

	it('never throws, whatever is typed', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readClassCode(text)));
		expect(readClassCode('7K3')).toEqual({ isOk: false, failure: { kind: 'length' } });
		expect(readClassCode('UUUU-UUUU')).toMatchObject({ failure: { kind: 'character', character: 'U' } });
	});
});
