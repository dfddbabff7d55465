import type { Outcome } from '#lib/state/keep-room.svelte.ts';
import { keepWords } from '#lib/ui/words-keep.ts';

const { outcome: words, refused } = keepWords;

/** What came of it, in a sentence. */
export function outcomeInWords(outcome: Outcome): string {
	switch (outcome.kind) {
		case 'restored': {
			const { added, grown, foreign } = outcome.merged;
			return words.restored(added, grown, foreign);
		}
		case 'not-stored':
			return words.notStored[outcome.trouble];
		case 'backed-up':
			return words.backedUp(outcome.quizzes);
		case 'nothing-fits':
			return words.nothingFits;
		case 'refused': {
			const { fault } = outcome;
			if (fault.kind === 'broken') return refused.broken(fault);
			if (fault.kind === 'malformed') return refused.malformed(fault.at);
			return refused[fault.kind];
		}
	}
}
