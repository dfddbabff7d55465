import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ITEM_KINDS, type ItemKind } from '#lib/domain/item/item.ts';
import { numberOfKind } from '#lib/domain/item/kind-numbers.ts';
import { contentTag, decodeQuizCode, encodeQuizCode, moduleTag } from '#lib/domain/quiz/quiz-code.ts';
import { checkSymbol, fromLetters, toLetters } from '#lib/domain/quiz/crockford.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { GENERATOR_VERSION } from '#lib/domain/quiz/quiz.ts';
import { quizFromCode } from '#lib/domain/quiz/quiz-from-code.ts';
import { secondModule } from '../../fixtures/second-module.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const text = fc.string({ minLength: 1 });
// Four bits of a code of generator 1 name the kinds that it had.
const kindsOf = (generator: number): ItemKind[] =>
	ITEM_KINDS.filter((kind) => generator > 1 || numberOfKind(kind) <= 13);
const parts = fc
	.record({ generator: fc.integer({ min: 0, max: 31 }), id: text, hash: text })
	.chain(({ generator, id, hash }) =>
		fc.record({
			generator: fc.constant(generator),
			moduleTag: fc.constant(moduleTag(id)),
			contentTag: fc.constant(contentTag(hash, generator)),
			blueprint: fc
				.tuple(
					fc.integer({ min: 1, max: 63 }),
					fc.option(fc.constantFrom(...kindsOf(generator)), { nil: undefined })
				)
				.map(([items, kind]) => (kind ? { items, kind } : { items })),
			seed: fc.integer({ min: 0, max: 2 ** 32 - 1 })
		})
	);
const places = fc
	.uniqueArray(fc.integer({ min: 0, max: 19 }), { minLength: 1 })
	.map((list) => list.sort((a, b) => a - b));
const limited = fc.tuple(parts, places).map(([given, sections]) => ({ ...given, sections }));

describe('a quiz code', () => {
	it('gives back what went into it, in four groups of four', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const code = encodeQuizCode(given);
				expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z*~$=U]{4}-){3}[0-9A-HJKMNP-TV-Z*~$=U]{4}$/);
				expect(decodeQuizCode(code)).toEqual({ isOk: true, value: given });
			})
		);
	});

	it('is a group longer where it is limited to sections, and gives them back', () => {
		fc.assert(
			fc.property(limited, (given) => {
				const code = encodeQuizCode(given);
				expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z*~$=U]{4}-){4}[0-9A-HJKMNP-TV-Z*~$=U]{4}$/);
				expect(decodeQuizCode(code)).toEqual({ isOk: true, value: given });
			})
		);
	});

	it('is read as people type it: lower case, spaces, O for 0, I and L for 1', () => {
		fc.assert(
			fc.property(fc.oneof(parts, limited), (given) => {
				const typed = encodeQuizCode(given)
					.toLowerCase()
					.replaceAll('-', ' ')
					.replaceAll('0', 'o')
					.replaceAll('1', 'l');
				expect(decodeQuizCode(typed)).toEqual({ isOk: true, value: given });
			})
		);
	});

	it('is refused with one letter wrong or two neighbours swapped', () => {
		fc.assert(
			fc.property(
				fc.oneof(parts, limited),
				fc.nat({ max: 14 }),
				fc.nat({ max: 30 }),
				(given, place, shift) => {
					const plain = encodeQuizCode(given).replaceAll('-', '');
					const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
					const other = alphabet.charAt((alphabet.indexOf(plain.charAt(place)) + 1 + shift) % 32);
					expect(decodeQuizCode(plain.slice(0, place) + other + plain.slice(place + 1)).isOk).toBe(false);
					const swapped =
						plain.slice(0, place) + plain.charAt(place + 1) + plain.charAt(place) + plain.slice(place + 2);
					fc.pre(place < 14 && swapped !== plain);
					expect(decodeQuizCode(swapped).isOk).toBe(false);
				}
			)
		);
	});

	it('names sixty-three kinds of item from the second generator on, and its module whatever the kind', () => {
		// The letters of a code, with the kind's six bits set to 63: what a later version of the app prints.
		const given = { generator: 2, moduleTag: 77, contentTag: 99, blueprint: { items: 5 }, seed: 6 };
		const plain = encodeQuizCode(given).replaceAll('-', '');
		const bits = fromLetters(plain.slice(0, 15));
		if (typeof bits !== 'bigint') throw new Error('no code');
		const later = bits | (63n << 32n);
		const read = decodeQuizCode(toLetters(later, 15) + checkSymbol(later));
		expect(read).toEqual({ isOk: true, value: { ...given, blueprint: undefined } });
	});

	it('has room for the current generator, and leaves the last number for a longer code', () => {
		expect(GENERATOR_VERSION).toBeLessThan(31);
	});

	it('says which kind of fault a typed code has', () => {
		const failure = (typed: string) => {
			const read = decodeQuizCode(typed);
			return read.isOk ? undefined : read.failure.kind;
		};
		expect(failure('')).toBe('length');
		expect(failure('ABCD')).toBe('length');
		expect(failure('!!!!-!!!!-!!!!-!!!!')).toBe('character');
		expect(failure('0000-0000-0000-0001')).toBe('check');
		expect(failure('0000-0000-0000-0000')).toBe('blueprint');
		expect(failure('0000-0000-0000-0000-000')).toBe('length');
		expect(failure('0000-0000-0000-0000-0000')).toBe('blueprint');
	});
});

describe('the quiz of a code', () => {
	const module = syntheticModule(60);
	const code = (() => {
		const quiz = generateQuiz(module, { items: 10 }, 7);
		return quiz.isOk ? quiz.value.code : '';
	})();

	it('is refused in a sentence for a module that is not here', () => {
		const made = quizFromCode([{ ...module, id: 'another' }], code);
		expect(!made.isOk && made.failure.kind).toBe('unknown-module');
	});

	it('is the same where it is limited to sections, in whichever order they were named', () => {
		const second = secondModule(60);
		const wanted = { items: 6, sections: ['section-1', 'section-0'] };
		const made = generateQuiz(second, wanted, 11);
		if (!made.isOk) throw new Error('no quiz');
		expect(made.value.blueprint.sections).toEqual(['section-0', 'section-1']);
		const again = quizFromCode([second], made.value.code);
		expect(again.isOk && again.value.quiz).toEqual(made.value);
		const whole = generateQuiz(second, { items: 6 }, 11);
		expect(whole.isOk && whole.value.code).not.toBe(made.value.code);
		const lacking = quizFromCode([{ ...second, sections: second.sections.slice(0, 1) }], made.value.code);
		expect(!lacking.isOk && lacking.failure.kind).toBe('other-edition');
	});

	it('is of another edition where a later version of the app asks a kind that is not known here', () => {
		const plain = code.replaceAll('-', '');
		const bits = fromLetters(plain.slice(0, 15));
		if (typeof bits !== 'bigint') throw new Error('no code');
		const later = bits | (63n << 32n);
		const made = quizFromCode([module], toLetters(later, 15) + checkSymbol(later));
		expect(!made.isOk && made.failure.kind).toBe('other-edition');
	});

	it('is refused in a sentence when the content has another edition', () => {
		const made = quizFromCode([{ ...module, hash: 'changed' }], code);
		expect(!made.isOk && made.failure).toEqual({
			kind: 'other-edition',
			module: 'Synthetic',
			message: 'This code was made from another edition of “Synthetic”. Ask for a new one.'
		});
	});
});
