import { areWordedChoices, partChoices, type Flaw } from './flaw-rule.ts';
import { answers, repeats, type ResolvedItem } from './candidate-items.ts';

const MAX_LONGEST = 0.4;
const MIN_JUDGED = 5;

function answered(items: readonly ResolvedItem[]): Flaw[] {
	return items.flatMap((one) =>
		items
			.filter((other) => other !== one && answers(one, other))
			.map((other) => ({
				rule: 'item-answered-by-another',
				severity: 'error' as const,
				message: `the question of ${one.item.id} holds the key of ${other.item.id}`
			}))
	);
}

function repeated(items: readonly ResolvedItem[]): Flaw[] {
	return items.flatMap((one, place) =>
		items
			.slice(place + 1)
			.filter((other) => repeats(one, other))
			.map((other) => ({
				rule: 'item-repeats-another',
				severity: 'error' as const,
				message: `the questions of ${one.item.id} and ${other.item.id} share a stem or a choice`
			}))
	);
}

function keyOftenLongest(items: readonly ResolvedItem[]): Flaw[] {
	const worded = items.filter(({ face }) => areWordedChoices(face));
	const longest = worded.filter((whole) => {
		const { right, wrong } = partChoices(whole);
		return wrong.every((text) => text.length < right.length);
	}).length;
	if (worded.length < MIN_JUDGED || longest / worded.length <= MAX_LONGEST) return [];
	return [
		{
			rule: 'key-often-longest',
			severity: 'warning',
			message: `the key is the longest choice in ${longest} of ${worded.length} items`
		}
	];
}

function placesUnbalanced(items: readonly ResolvedItem[]): Flaw[] {
	const worded = items.filter(({ face }) => areWordedChoices(face) && face.choices.length === 3);
	const counts = [0, 0, 0].map(
		(_, place) => worded.filter(({ face, key }) => face.choices[place]?.id === key.key[0]).length
	);
	if (worded.length < MIN_JUDGED || Math.max(...counts) <= Math.ceil(worded.length / 3) + 1) return [];
	return [
		{
			rule: 'key-place-unbalanced',
			severity: 'warning',
			message: `the key stands ${counts.join(', ')} times in places 1, 2, 3`
		}
	];
}

/** Flaws that only a whole quiz can have. */
export function quizFlaws(items: readonly ResolvedItem[]): Flaw[] {
	return [...answered(items), ...repeated(items), ...keyOftenLongest(items), ...placesUnbalanced(items)];
}
