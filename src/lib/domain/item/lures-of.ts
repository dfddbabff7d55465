import type { Misreading } from '../content/claim.ts';
import type { ModuleIndex } from './module-index.ts';
import { quoted, sourceInWords } from './wording.ts';

/** Beyond this, the words are read in the document and not in the feedback. */
const MAX_WORDS = 20;

/** The words that tempt to each misreading, as feedback shows them, by the id of the misreading. */
export function luresOf(
	content: ModuleIndex,
	misreadings: readonly Misreading[]
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		misreadings.flatMap(({ id, temptedBy }) => {
			if (!temptedBy || temptedBy.words === '' || temptedBy.words.split(/\s+/).length > MAX_WORDS) return [];
			const source = content.sources.get(temptedBy.source);
			const isElsewhere = source && !id.startsWith(`${source.id}#`);
			const where = isElsewhere ? ` (${sourceInWords(content, source)})` : '';
			return [[id, `${quoted(temptedBy.words)}${where}`]];
		})
	);
}
