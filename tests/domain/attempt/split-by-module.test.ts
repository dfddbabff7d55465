import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAttempt } from '#lib/formats/attempt.ts';
import { partsOf } from '#lib/domain/attempt/split-by-module.ts';

const frozen = path.resolve(import.meta.dirname, '../../frozen');
const record: { attempt: Record<string, unknown> } = JSON.parse(
	readFileSync(path.join(frozen, 'attempt-1-review.json'), 'utf8')
).value;
const read = parseAttempt(record.attempt);
if (!read.isOk) throw new Error(read.failure.at);
const review = read.value;

describe('the parts of an attempt', () => {
	it('are one attempt for each module of a review, with every item and response once, in order', () => {
		const parts = partsOf(review);
		const origins = review.origins ?? [];
		expect(parts.length).toBeGreaterThan(1);
		expect(parts.map(({ module }) => module)).toEqual([...new Set(origins.map(({ module }) => module))]);
		for (const part of parts) {
			const places = origins.flatMap(({ module }, place) => (module === part.module ? [place] : []));
			expect(part).not.toHaveProperty('origins');
			expect(part).toMatchObject({
				id: review.id,
				sequence: review.sequence,
				hash: origins[places[0]!]!.hash
			});
			expect(part.items).toEqual(places.map((place) => review.items[place]));
			const given = review.responses.filter(({ item }) => places.includes(item));
			expect(part.responses.map(({ response }) => response)).toEqual(given.map(({ response }) => response));
			expect(part.responses.map(({ item }) => part.items[item])).toEqual(
				given.map(({ item }) => review.items[item])
			);
		}
	});

	it('are the attempt itself for a quiz', () => {
		const { origins: _, ...quiz } = review;
		expect(partsOf(quiz)).toEqual([quiz]);
	});
});

describe('a review at the door', () => {
	it('is refused when its origins do not fit its items', () => {
		const { attempt } = record;
		const refused = (origins: unknown) => parseAttempt({ ...attempt, origins });
		expect(refused([])).toEqual({ isOk: false, failure: { kind: 'malformed', at: 'origins' } });
		expect(refused('all over')).toEqual({ isOk: false, failure: { kind: 'malformed', at: 'origins' } });
		const torn = (review.origins ?? []).map(({ module }) => ({ module }));
		expect(refused(torn)).toEqual({ isOk: false, failure: { kind: 'malformed', at: 'origins[0].hash' } });
	});
});
