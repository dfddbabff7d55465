import { MISREADING_KINDS, type Misreading } from '#lib/domain/content/claim.ts';
import { RELATIONS, type Change, type Pair, type Passage } from '#lib/domain/content/lesson-module.ts';
import { checkVerbatim } from '../check/check-quotes.ts';
import { Fields, type FieldBlock, type FieldRules } from '../fields/fields.ts';
import { readFlatList } from '../fields/flat-yaml.ts';
import { readLure, type LureBook } from '../lures.ts';
import { checkQuestion } from './misreadings.ts';
import type { Reading } from './reading.ts';

const PAIR_FIELDS = {
	id: { example: 'welcome-or-not' },
	about: { example: 'how the answer was received' },
	first: { example: 'a-reply-from-moscow' },
	'first-words': { example: 'words copied from the first excerpt' },
	second: { example: 'another-source' },
	'second-words': { example: 'words copied from the second excerpt' },
	relation: { example: 'disagree' },
	asks: { example: 'What changed between September 1949 and January 1950?', optional: true },
	'what-changed': { example: 'Moscow had warned; four months later it offers help.', optional: true },
	misreadings: { example: 'two items with text, kind, tempted-by and why', optional: true },
	why: { example: 'One says that Kim was told; the other that nobody was told.' }
} satisfies FieldRules<string>;

const MISREADING_FIELDS = {
	text: { example: 'Moscow had left the matter to Kim; now it orders him to attack.' },
	kind: { example: 'overstated' },
	'tempted-by': { example: 'a-reply-from-moscow: it has to be organized' },
	why: { example: 'Stalin orders nothing.' }
} satisfies FieldRules<string>;

type PairFields = Fields<keyof typeof PAIR_FIELDS>;
type Excerpts = ReadonlyMap<string, readonly string[]>;

/** Reads pairs.yaml. `excerpts` are those of the module, by source id; `others` all ids of sources and sections. */
export function readPairs(
	reading: Reading,
	text: string,
	excerpts: Excerpts,
	others: ReadonlySet<string> = new Set(excerpts.keys())
): Pair[] {
	return readFlatList(reading, text, ['misreadings']).flatMap((item) =>
		readPair(reading, item, excerpts, others)
	);
}

function readPair(
	reading: Reading,
	item: FieldBlock,
	excerpts: Excerpts,
	others: ReadonlySet<string>
): Pair[] {
	const fields: PairFields = new Fields(reading, item, PAIR_FIELDS);
	const id = fields.text('id');
	if (id) reading.define('pair', id, fields.lineOf('id'));
	const first = readPassage(reading, fields, 'first', excerpts);
	const second = readPassage(reading, fields, 'second', excerpts);
	const relation = fields.oneOf('relation', RELATIONS);
	if (!relation || !id) return [];
	const excerpt = [first, second].flatMap(({ source }) => excerpts.get(source) ?? []);
	const book = { id: first.source, excerpt, others };
	const pair = { id, about: fields.text('about'), first, second, relation, why: fields.text('why') };
	if (relation === 'changed') return [{ ...pair, change: readChange(reading, fields, item, book) }];
	for (const name of ['asks', 'what-changed', 'misreadings'] as const) {
		if (!fields.has(name)) continue;
		reading.error(fields.lineOf(name), `“${name}” belongs to the relation “changed”. Delete it here.`);
	}
	return [pair];
}

function readPassage(
	reading: Reading,
	fields: PairFields,
	name: 'first' | 'second',
	excerpts: Excerpts
): Passage {
	const words = `${name}-words` as const;
	const source = fields.text(name);
	if (source) reading.refer('source', source, fields.lineOf(name));
	const excerpt = excerpts.get(source);
	const quote = fields.text(words);
	if (!excerpt || !quote) return { source, quote };
	return {
		source,
		quote: checkVerbatim(reading, fields.lineOf(words), excerpt, quote, `the excerpt of ${source}`)
	};
}

function readChange(reading: Reading, fields: PairFields, item: FieldBlock, book: LureBook): Change {
	for (const name of ['asks', 'what-changed', 'misreadings'] as const) fields.require(name);
	const asks = fields.entry('asks');
	if (asks) checkQuestion(reading, asks);
	const blocks = item.below?.get('misreadings') ?? [];
	if (fields.has('misreadings') && blocks.length !== 2) {
		const line = fields.lineOf('misreadings');
		reading.error(line, `A change has two misreadings, and here are ${blocks.length}. Type two.`);
	}
	const id = fields.text('id');
	return {
		asks: asks?.value ?? '',
		whatChanged: fields.text('what-changed'),
		misreadings: blocks.map((block, i) => readMisreading(reading, block, `${id}.m${i + 1}`, book))
	};
}

function readMisreading(reading: Reading, block: FieldBlock, id: string, book: LureBook): Misreading {
	const fields = new Fields(reading, block, MISREADING_FIELDS);
	reading.definitions.push({ kind: 'misreading', id, file: reading.file, line: block.line });
	const kind = fields.oneOf('kind', MISREADING_KINDS);
	const lure = fields.entry('tempted-by');
	return {
		id,
		text: fields.text('text'),
		why: fields.text('why'),
		...(kind && { kind }),
		...(lure && { temptedBy: readLure(reading, lure, book) })
	};
}
