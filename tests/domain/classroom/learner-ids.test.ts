import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignedAttemptId, attemptNumber, isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import { cleanName } from '#lib/domain/classroom/clean-name.ts';
import { nameOfLearner, namedLearner, numberOfLearner } from '#lib/domain/classroom/named-learner.ts';
import { toUtf8 } from '#lib/domain/classroom/bytes.ts';
import { hostileNames } from '../../fixtures/hostile-names.ts';

/** What travels as an id, in a link, a receipt and to a class server. */
const ID = /^[\w.~-]{1,64}$/;
const names = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
	fc.constantFrom(...hostileNames)
);
const random = fc.stringMatching(/^[0-9a-f]{32}$/);
const ids = fc.stringMatching(/^[\w.~-]{1,64}$/);
const numbers = fc.integer({ min: 1, max: 999_999 });

describe('the id of a learner without a class', () => {
	it('travels whatever the name is, and holds the beginning of the cleaned name', () => {
		fc.assert(
			fc.property(names, random, (name, dice) => {
				const id = namedLearner(name, dice);
				expect(id).toMatch(ID);
				const clean = cleanName(name);
				const held = nameOfLearner(id);
				if (clean === '') expect(held).toBeUndefined();
				else expect(clean.startsWith(held ?? 'none')).toBe(true);
				if (toUtf8(clean).length <= 35) expect(held).toBe(clean || undefined);
			})
		);
	});

	it('is another one for another throw of the dice, and the same for the same', () => {
		fc.assert(
			fc.property(names, random, random, (name, one, other) => {
				expect(namedLearner(name, one)).toBe(namedLearner(name, one));
				const areAlike = one.slice(0, 12) === other.slice(0, 12);
				expect(namedLearner(name, one) === namedLearner(name, other)).toBe(areAlike);
			})
		);
	});

	it('holds no name that was not cleaned, whoever made it up, and nothing throws', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					ids,
					ids.map((id) => `n~${id}~a`)
				),
				(id) => {
					const name = nameOfLearner(id);
					expect(name).toBe(name === undefined ? undefined : cleanName(name));
					expect(name).not.toBe('');
				}
			)
		);
		for (const id of ['', 'n~~', 'n~A~b', 'learner-1', 'n~____~x', 'x~BkFkYQ~b'])
			expect(nameOfLearner(id)).toBeUndefined();
	});

	it('gives a number from 1 to 999 999 that stays', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), ids), (id) => {
				const number = numberOfLearner(id);
				expect(Number.isInteger(number) && number >= 1 && number <= 999_999).toBe(true);
				expect(numberOfLearner(id)).toBe(number);
			})
		);
		// Papers of learners were drawn from it: it may never change.
		expect(numberOfLearner(namedLearner('Ada', '0123456789ab'))).toBe(985_673);
	});
});

describe('the id of an attempt at an assignment', () => {
	it('travels, and says which assignment and which number', () => {
		fc.assert(
			fc.property(ids, numbers, random, (id, number, dice) => {
				const attempt = assignedAttemptId({ id }, number, dice);
				expect(attempt).toMatch(ID);
				expect(isAssigned(attempt)).toBe(true);
				expect(attemptNumber({ id }, attempt)).toBe(number);
			})
		);
	});

	it('is of no assignment that begins otherwise', () => {
		fc.assert(
			fc.property(ids, ids, numbers, random, (id, other, number, dice) => {
				fc.pre(id.slice(0, 40) !== other.slice(0, 40));
				expect(attemptNumber({ id: other }, assignedAttemptId({ id }, number, dice))).toBeUndefined();
			})
		);
	});

	it('is not the id of any other attempt, whatever that is', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), random, ids), (attempt) => {
				fc.pre(!attempt.startsWith('a~'));
				expect(isAssigned(attempt)).toBe(false);
				expect(attemptNumber({ id: 'x' }, attempt)).toBeUndefined();
			})
		);
		for (const torn of ['a~', 'a~x~', 'a~x~1', 'a~x~1~', 'a~x~one~ab', 'a~x~1234567~ab', 'a~x~1~a b'])
			expect(attemptNumber({ id: 'x' }, torn)).toBeUndefined();
	});
});
