import { RELATIONS, type Pair, type Passage } from '#lib/domain/content/lesson-module.ts';
import { checkVerbatim } from '../check/check-quotes.ts';
import { Fields, type FieldRules } from '../fields/fields.ts';
import { readFlatList } from '../fields/flat-yaml.ts';
import type { Reading } from './reading.ts';

const PAIR_FIELDS = {
	id: { example: 'welcome-or-not' },
	about: { example: 'how the answer was received' },
	first: { example: 'a-reply-from-moscow' },
	'first-words': { example: 'words copied from the first excerpt' },
	second: { example: 'another-source' },
	'second-words': { example: 'words copied from the second excerpt' },
	relation: { example: 'disagree' },
	why: { example: 'One says that Kim was told; the other that nobody was told.' }
} satisfies FieldRules<string>;

type PairFields = Fields<keyof typeof PAIR_FIELDS>;

/** Reads pairs.yaml. `excerpts` are those of the module, by source id. */
export function readPairs(
	reading: Reading,
	text: string,
	excerpts: ReadonlyMap<string, readonly string[]>
): Pair[] {
	return readFlatList(reading, text).flatMap((item) =>
		readPair(reading, new Fields(reading, item, PAIR_FIELDS), excerpts)
	);
}

function readPair(
	reading: Reading,
	fields: PairFields,
	excerpts: ReadonlyMap<string, readonly string[]>
): Pair[] {
	const id = fields.text('id');
	if (id) reading.define('pair', id, fields.lineOf('id'));
	const passage = (name: 'first' | 'second', words: 'first-words' | 'second-words'): Passage => {
		const source = fields.text(name);
		if (source) reading.refer('source', source, fields.lineOf(name));
		const excerpt = excerpts.get(source);
		const quote = fields.text(words);
		if (!excerpt || !quote) return { source, quote };
		return {
			source,
			quote: checkVerbatim(reading, fields.lineOf(words), excerpt, quote, `the excerpt of ${source}`)
		};
	};
	const first = passage('first', 'first-words');
	const second = passage('second', 'second-words');
	const relation = fields.oneOf('relation', RELATIONS);
	return relation && id
		? [{ id, about: fields.text('about'), first, second, relation, why: fields.text('why') }]
		: [];
}
