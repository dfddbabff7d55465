import { compareText } from '../compare-text.ts';
import type { ItemResponse } from '../item/item.ts';
import type { Attempt } from './attempt.ts';

/** What never changes in an attempt, as text: the same for all copies of one sitting, whoever wrote them down. */
function sittingOf(attempt: Attempt): string {
	const { id, module, hash, code, seed, generator, blueprint, origins, sequence, startedAt } = attempt;
	const items = attempt.items.map((item) => [item.id, item.kind, item.about, item.shown]);
	const limits = [blueprint.items, blueprint.kind ?? null, blueprint.sections ?? null];
	const quiz = [module, hash, code, seed, generator, limits, items];
	const editions = origins?.map((origin) => [origin.module, origin.hash]) ?? null;
	return JSON.stringify([id, quiz, editions, sequence, startedAt]);
}

/** Whether two records of one id are copies of one sitting. Ids are drawn at random: anything else is a forgery. */
export const areCopies = (one: Attempt, other: Attempt): boolean => sittingOf(one) === sittingOf(other);

function givenIn(response: ItemResponse): string | readonly (string | number)[] {
	switch (response.kind) {
		case 'choice':
			return response.choice;
		case 'order':
			return response.cards;
		case 'written':
			return [response.text, response.level];
	}
}

function growthOf(attempt: Attempt): string {
	const responses = attempt.responses.map(({ item, response, givenAt }) => [
		item,
		response.kind,
		givenIn(response),
		givenAt
	]);
	return JSON.stringify([responses, attempt.finishedAt ?? null]);
}

/** Above 0 if `one` holds more than `other`; 0 only for copies that are equal in everything. */
function compareFullness(one: Attempt, other: Attempt): number {
	const isFinished = (attempt: Attempt): number => Number(attempt.finishedAt !== undefined);
	return (
		one.responses.length - other.responses.length ||
		isFinished(one) - isFinished(other) ||
		compareText(growthOf(one), growthOf(other)) ||
		compareText(sittingOf(one), sittingOf(other))
	);
}

/**
 * The copy that stays when two devices hold one attempt. Responses are appended, so of two copies of which one grew
 * out of the other that one holds more and stays. Copies that grew apart are never mixed: the one with more responses
 * stays, a finished one before an unfinished one; the last resort is their text. This is the greater of two in an
 * order of all attempts, so it matters neither who asks whom, nor in which order, nor how often.
 */
export const fullerCopy = (one: Attempt, other: Attempt): Attempt =>
	compareFullness(one, other) >= 0 ? one : other;

/** Oldest first. Numbers of two devices may be equal; then the id decides, the same everywhere. */
export const bySequence = (one: Attempt, other: Attempt): number =>
	one.sequence - other.sequence || compareText(one.id, other.id);

/** Whether two records hold the same sitting with the same answers. */
export const areEqualCopies = (one: Attempt, other: Attempt): boolean => compareFullness(one, other) === 0;
