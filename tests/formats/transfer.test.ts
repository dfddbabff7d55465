import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { finishAttempt, recordResponse } from '#lib/domain/attempt/record-response.ts';
import type { ItemResponse } from '#lib/domain/item/item.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { contentTag, encodeQuizCode, moduleTag } from '#lib/domain/quiz/quiz-code.ts';
import { sectionCheck } from '#lib/domain/quiz/section-check.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { decodeTransfer, encodeTransfer } from '#lib/formats/transfer.ts';
import { secondModule } from '../fixtures/second-module.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const module = syntheticModule(60);
const ROOM = 1_200;

function attemptOf(
	id: string,
	sequence: number,
	seed: number,
	answers: readonly (readonly [number, number])[]
) {
	const quiz = generateQuiz(module, { items: 10 }, seed);
	if (!quiz.isOk) throw new Error('no quiz');
	const begun: Attempt = { ...quiz.value, id, sequence, startedAt: 1_795_000_000_000, responses: [] };
	return answers.reduce((attempt, [place, choice], after) => {
		const { kind, shown } = attempt.items[place]!;
		const isOrder = definitionOf(kind).form === 'order';
		const response: ItemResponse = isOrder
			? { kind: 'order', cards: shown.toReversed() }
			: { kind: 'choice', choice: shown[choice] ?? 'A sentence of the excerpt, “word for word”. 한국' };
		const recorded = recordResponse(attempt, place, response, begun.startedAt + after * 9_000 - 5);
		return recorded.isOk ? recorded.value : attempt;
	}, begun);
}

const answers = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 4 })), { maxLength: 14 });

describe('a short text', () => {
	it('brings attempts to another device as they were, the latest first, as many as fit', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 99 }), answers), { maxLength: 6 }), async (made) => {
				const attempts = made.map(([seed, given], place) => attemptOf(`id-${place}`, place + 1, seed, given));
				const { text, count } = await encodeTransfer(attempts, [module], ROOM);
				expect(text.length).toBeLessThanOrEqual(ROOM);
				if (attempts.length === 0) return;
				expect(count).toBeGreaterThan(0);
				const read = await decodeTransfer(text, [module]);
				expect(read).toEqual({ isOk: true, value: attempts.slice(-count).toReversed() });
			}),
			{ numRuns: 40 }
		);
	});

	it('brings a finished quiz as finished', async () => {
		const finished = finishAttempt(attemptOf('a', 1, 3, [[0, 1]]), 1_795_000_900_000);
		const { text } = await encodeTransfer([finished], [module], ROOM);
		expect(await decodeTransfer(text, [module])).toEqual({ isOk: true, value: [finished] });
	});

	it('says where it cannot be read that it was made on another edition', async () => {
		const attempt = attemptOf('a', 1, 3, [[0, 1]]);
		const other = { ...module, hash: 'another' };
		const { text } = await encodeTransfer([attempt], [module], ROOM);
		expect(await decodeTransfer(text, [other])).toEqual({ isOk: false, failure: { kind: 'other-edition' } });
		expect(await decodeTransfer(text, [])).toEqual({ isOk: false, failure: { kind: 'other-edition' } });
		expect(await encodeTransfer([attempt], [], ROOM)).toEqual({ text: '', count: 0 });
	});

	it('spells out the items of what cannot be drawn again: of another edition, or of generator 1', async () => {
		const attempt = attemptOf('a', 1, 3, [[0, 1]]);
		const { hash, seed, blueprint } = attempt;
		const parts = { moduleTag: moduleTag(module.id), contentTag: contentTag(hash, 1), blueprint, seed };
		const first = { ...attempt, id: 'b', generator: 1, code: encodeQuizCode({ ...parts, generator: 1 }) };
		const other = { ...module, hash: 'another' };
		for (const [made, there] of [
			[attempt, other],
			[first, module],
			[first, other]
		] as const) {
			const { text, count } = await encodeTransfer([made], [there], ROOM);
			expect(count).toBe(1);
			expect(await decodeTransfer(text, [there])).toEqual({ isOk: true, value: [made] });
			expect(await decodeTransfer(text, [])).toEqual({ isOk: false, failure: { kind: 'other-edition' } });
		}
	});

	it('brings a quiz that is limited to sections', async () => {
		const second = secondModule(60);
		const quiz = sectionCheck(second, 'section-1', 5);
		if (!quiz.isOk) throw new Error('no quiz');
		const attempt = { ...quiz.value, id: 'a', sequence: 1, startedAt: 1_795_000_000_000, responses: [] };
		const { text } = await encodeTransfer([attempt], [second], ROOM);
		expect(await decodeTransfer(text, [second])).toEqual({ isOk: true, value: [attempt] });
	});

	it('is refused when it is garbage or was cut, and nothing throws', async () => {
		const { text } = await encodeTransfer([attemptOf('a', 1, 3, [[0, 1]])], [module], ROOM);
		const cut = fc.nat({ max: text.length - 2 }).map((length) => text.slice(0, length));
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), cut), async (garbage) => {
				expect((await decodeTransfer(garbage, [module])).isOk).toBe(false);
			})
		);
		expect((await decodeTransfer('A'.repeat(5_000), [module])).isOk).toBe(false);
	});
});
