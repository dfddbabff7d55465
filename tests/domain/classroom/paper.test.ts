import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedFor } from '#lib/domain/classroom/assignment.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { handInFromPaper, readMarks } from '#lib/domain/classroom/paper-marks.ts';
import { KEY_PLACES, letterAt, paperQuiz } from '#lib/domain/classroom/paper.ts';
import { itemsJson } from '#lib/formats/exports/quiz-json.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { anAssignment, classModule } from '../../fixtures/classroom.ts';

const seeds = fc.nat({ max: 2000 });
function quizOf(seed: number) {
	const made = generateQuiz(classModule, { items: 10 }, seed);
	if (!made.isOk) throw new Error('no quiz');
	return made.value;
}
const sitting = { attempt: 'p1', learner: 'learner-1', rosterNumber: 1, number: 1, typedAt: 5 };

describe('a printed quiz', () => {
	it('shows every item with lettered choices, and the key only where it was asked for', () => {
		fc.assert(
			fc.property(seeds, fc.constantFrom(...KEY_PLACES), (seed, place) => {
				const quiz = quizOf(seed);
				const paper = paperQuiz(classModule, quiz, 'A paper', place);
				const full = itemsJson(classModule, quiz.items);
				expect(paper.items.map(({ stem }) => stem)).toEqual(full.map(({ stem }) => stem));
				expect(paper.items.every(({ key }) => (key !== undefined) === (place === 'inline'))).toBe(true);
				expect(paper.keySheet).toHaveLength(place === 'separate' ? 10 : 0);
				const keys = place === 'inline' ? paper.items.flatMap(({ key }) => key ?? []) : paper.keySheet;
				for (const { number, letters } of keys) {
					const { choices, form } = paper.items[number - 1]!;
					const texts = letters
						.split(' ')
						.map((letter) => choices.find((each) => each.letter === letter)?.text);
					const json = full[number - 1]!;
					const listed = form === 'order' ? json.cards : json.choices;
					expect(texts).toEqual(json.key.map((id) => listed.find((each) => each.id === id)?.text));
				}
				for (const { number, cards } of paper.orderCards)
					expect(paper.items[number - 1]?.choices).toEqual(cards);
			}),
			{ numRuns: 50 }
		);
	});

	it('letters on after Z', () => {
		expect([0, 25, 26, 27, 52].map(letterAt)).toEqual(['A', 'Z', 'AA', 'AB', 'BA']);
	});
});

describe('marks typed in from paper', () => {
	it('with the letters of the key earn every point, in the same table as any hand-in', () => {
		fc.assert(
			fc.property(seeds, fc.boolean(), (seed, isNumbered) => {
				const assignment = anAssignment({ seeds: { kind: 'each', seed } });
				const quiz = quizOf(seedFor(assignment, 1, 1));
				const { keySheet } = paperQuiz(classModule, quiz, 'A paper', 'separate');
				const marks = keySheet.map(
					({ number, letters }) =>
						(isNumbered ? `${number}. ` : '') + letters.replaceAll(' ', '').toLowerCase()
				);
				const taken = handInFromPaper(assignment, classModule, sitting, marks.join(isNumbered ? ', ' : ' '));
				if (!taken.isOk) throw new Error(taken.failure.kind);
				const judged = gradeHandIn(assignment, taken.value, classModule, { receivedAt: 5 });
				expect(judged.marks).toEqual([]);
				expect(judged.shares).toEqual(Array(10).fill(1));
				expect(taken.value.from).toBe('paper');
			}),
			{ numRuns: 50 }
		);
	});

	it('leave out what was not answered', () => {
		const read = readMarks(classModule, quizOf(7), '1- 3a');
		expect(read.isOk && read.value.map(({ item }) => item)).toEqual([2]);
		expect(readMarks(classModule, quizOf(7), '')).toEqual({ isOk: true, value: [] });
	});

	it.each([
		['1Q', { kind: 'one-letter', item: 1, letters: 'Q' }],
		['1A 1B', { kind: 'twice', item: 1 }],
		['11A', { kind: 'no-number', items: 10, number: 11 }],
		['1A ?', { kind: 'no-mark', mark: '?' }]
	])('%j are refused, and it is said why', (line, failure) => {
		expect(readMarks(classModule, quizOf(7), line)).toMatchObject({ isOk: false, failure });
	});

	it('of cards name each letter once', () => {
		const quiz = quizOf(7);
		const place = quiz.items.findIndex(({ kind }) => definitionOf(kind).form === 'order') + 1;
		const cards = quiz.items[place - 1]!.shown.map((_, at) => letterAt(at));
		expect(readMarks(classModule, quiz, `${place}${cards.join('')}`).isOk).toBe(true);
		expect(readMarks(classModule, quiz, `${place}${cards.slice(1).join('')}`).isOk).toBe(false);
		expect(readMarks(classModule, quiz, `${place}${'A'.repeat(cards.length)}`).isOk).toBe(false);
	});

	it('never throw', () => {
		const pieces = fc.constantFrom('1', '2', 'A', 'b', '-', '.', ' ', ',', '\n', '99', 'é');
		fc.assert(
			fc.property(fc.string({ unit: pieces }), (line) => void readMarks(classModule, quizOf(7), line))
		);
	});

	it('need the edition that the paper was printed from', () => {
		const other = { ...classModule, hash: 'newer' };
		expect(handInFromPaper(anAssignment(), other, sitting, '1A').isOk).toBe(false);
	});
});
