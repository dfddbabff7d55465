import { describe, expect, it } from 'vitest';
import { isAsked, type AskedClaim } from '#lib/domain/content/claim.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { ItemPresentation, ItemKey, ItemKind } from '#lib/domain/item/item.ts';
import { makeItem } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { flawsOf } from '#lib/domain/quiz/flaws.ts';
import { answers, type ResolvedItem } from '#lib/domain/quiz/candidate-items.ts';
import { quizFlaws } from '#lib/domain/quiz/quiz-flaws.ts';
import { secondModule } from '../../fixtures/second-module.ts';
import { syntheticModule } from '../../fixtures/synthetic-module.ts';

const EXCERPT = 'The minister wrote that the bridge would be closed in winter. Nobody crossed it after dusk.';

/** A module with one source of a known excerpt, and one claim that is disputed. */
function plantedModule(): LessonModule {
	const base = syntheticModule(20);
	const [source, other, ...rest] = base.sources;
	const [claim, ...claims] = source!.claims;
	const stated = {
		...claim!,
		id: 'source-0#stated',
		statement: 'Boats wait beside the northern quay in spring.'
	};
	const disputed = { ...claim!, id: 'source-0#disputed', disputedBy: [other!.claims[0]!.id] };
	return {
		...base,
		sources: [
			{ ...source!, excerpt: [EXCERPT], claims: [claim!, stated, disputed, ...claims] },
			other!,
			...rest
		]
	};
}

const content = indexModule(plantedModule());

interface Planted {
	readonly stem?: string;
	readonly texts?: readonly string[];
	readonly ids?: readonly string[];
	readonly kind?: ItemKind;
	readonly about?: readonly string[];
	readonly face?: Partial<ItemPresentation>;
	readonly key?: Partial<ItemKey>;
}

const SOUND_TEXTS = [
	'The ferry stays in harbour.',
	'The road stays under snow.',
	'The tower stays without guards.'
];
let planted = 0;

/** An item as if it had been generated; without changes it has no flaw. */
function plant({
	stem,
	texts = SOUND_TEXTS,
	ids,
	kind = 'supported-claim',
	about = [],
	face,
	key
}: Planted): ResolvedItem {
	const choiceIds = ids ?? texts.map((_, place) => `choice-${place}`);
	// A number of its own, so that no item is taken for another of the same id.
	const item = makeItem(kind, [`planted-${planted++}`, ...about], choiceIds);
	return {
		item: about.length > 0 ? { ...item, about } : item,
		face: {
			form: 'choices',
			skill: 'comprehension',
			stem: stem ?? 'According to this letter, which statement is right?',
			sources: ['source-0'],
			choices: choiceIds.map((id, place) => ({ id, text: texts[place] ?? '' })),
			isFixedOrder: false,
			...face
		},
		key: { key: ['choice-0'], rationales: {}, evidence: [], cards: [], decidable: [], ...key },
		content
	};
}

const rulesBroken = (whole: ResolvedItem): string[] => flawsOf(whole).map(({ rule }) => rule);
const card = (number: number, text: string) => ({
	id: `choice-${number}`,
	text,
	earliest: number * 10,
	latest: number * 10
});
const order = (texts: readonly string[], cards = texts.map((text, place) => card(place, text))): Planted => ({
	kind: 'put-in-order',
	stem: 'In which order did these happen?',
	texts,
	face: { form: 'order' },
	key: { key: cards.map(({ id }) => id), cards }
});

const PLANTED_FLAWS: readonly (readonly [string, Planted])[] = [
	['key-not-unique', { key: { key: ['choice-0', 'choice-1'] } }],
	['key-not-unique', { key: { key: ['choice-9'] } }],
	['overlapping-choices', { texts: ['The ferry stays.', 'The ferry stays.', 'The road is open.'] }],
	[
		'overlapping-choices',
		{ texts: ['The ferry stays in harbour.', 'The ferry stays', 'The road stays under snow.'] }
	],
	[
		'evidence-not-verbatim',
		{ key: { evidence: [{ source: 'source-0', quote: 'the bridge will be shut' }] } }
	],
	[
		'distractor-supported',
		{ texts: [SOUND_TEXTS[0]!, 'Boats wait beside the northern quay in spring.', SOUND_TEXTS[2]!] }
	],
	['distractor-supported', { texts: [SOUND_TEXTS[0]!, 'Nobody crossed it after dusk.', SOUND_TEXTS[2]!] }],
	['catch-all-choice', { texts: [SOUND_TEXTS[0]!, SOUND_TEXTS[1]!, 'All of the above.'] }],
	['catch-all-choice', { texts: [SOUND_TEXTS[0]!, SOUND_TEXTS[1]!, 'A and B.'] }],
	['negative-stem', { stem: 'Which of these did the letter not say?' }],
	['negative-stem', { stem: 'Which matters least?' }],
	['negative-stem', { stem: 'All are right except which?' }],
	['stem-without-question-mark', { stem: 'According to this letter, choose.' }],
	['stem-shares-word-with-key-alone', { stem: 'According to this letter, what of the ferry?' }],
	['grammatical-cue', { stem: 'According to this letter? It is a' }],
	[
		'grammatical-cue',
		{ texts: ['The ferry was late in spring.', 'The road is under snow.', 'The tower is without guards.'] }
	],
	[
		'grammatical-cue',
		{ texts: ['The ferry stays in harbour.', 'The road stays under snow', 'The tower stays without guards'] }
	],
	[
		'unsorted-numbers',
		{
			texts: ['3 days', '1 day', '2 days'],
			ids: ['3', '1', '2'],
			key: { key: ['1'] },
			face: { isFixedOrder: true }
		}
	],
	['disputed-without-according-to', { stem: 'Which statement is right?', about: ['source-0#disputed'] }],
	[
		'long-choice',
		{ texts: [Array.from({ length: 31 }, (_, n) => `word${n}`).join(' '), SOUND_TEXTS[1]!, SOUND_TEXTS[2]!] }
	],
	[
		'key-much-longer',
		{ texts: ['The ferry stays in harbour until the very end of the long winter.', 'It rains.', 'It snows.'] }
	],
	[
		'undecidable-order',
		order(
			['Ash', 'Birch', 'Cedar', 'Date'],
			[0, 1, 2, 3].map((n) => ({ ...card(n, 'x'), earliest: 0, latest: 100 }))
		)
	],
	['too-few-cards', order(['Ash falls', 'Birch grows', 'Cedar burns'])],
	[
		'key-longer',
		{
			texts: [
				'The ferry stays in the harbour of the town.',
				'The road stays under snow.',
				'The tower is empty now.'
			]
		}
	],
	['absolute-in-one-choice', { texts: ['The ferry always stays there.', SOUND_TEXTS[1]!, SOUND_TEXTS[2]!] }],
	['hedge-in-one-choice', { texts: ['The ferry perhaps stays there.', SOUND_TEXTS[1]!, SOUND_TEXTS[2]!] }],
	['long-stem', { stem: `${Array.from({ length: 41 }, (_, n) => `stem${n}`).join(' ')}?` }],
	['card-gives-place-away', order(['Ash falls', 'Birch grows in 1950', 'Cedar burns', 'Date ripens'])],
	['card-gives-place-away', order(['Ash falls', 'Birch grows in reply', 'Cedar burns', 'Date ripens'])]
];

const SOUND: readonly (readonly [string, Planted])[] = [
	['an item as generated', {}],
	[
		'evidence with other quotation marks and an omission',
		{ key: { evidence: [{ source: 'source-0', quote: 'the bridge would be closed […] Nobody crossed it' }] } }
	],
	['a word that stem, key and a distractor share', { stem: 'According to this letter, what stays?' }],
	[
		'fixed answers of unlike length',
		{
			texts: ['It supports it', 'It contradicts it', 'It does not say'],
			face: { isFixedOrder: true },
			kind: 'supported-or-not'
		}
	],
	[
		'sorted numbers',
		{
			texts: ['1 day', '2 days', '3 days'],
			ids: ['1', '2', '3'],
			key: { key: ['2'] },
			face: { isFixedOrder: true }
		}
	],
	['a disputed claim with “According to”', { about: ['source-0#disputed'] }],
	[
		'absolutes in two choices',
		{ texts: ['The ferry always stays there.', 'The road never stays open.', SOUND_TEXTS[2]!] }
	],
	[
		'sentences of unlike length',
		{
			kind: 'find-evidence',
			face: { form: 'sentences', isFixedOrder: true },
			texts: ['The minister wrote that the bridge would be closed in winter.', 'Nobody crossed.']
		}
	],
	[
		'cards that tell nothing of their place',
		order(['Ash falls', 'Birch grows', 'Cedar burns', 'Date ripens'])
	],
	[
		'“not” in a choice',
		{
			texts: [
				'The ferry does not sail now.',
				'The road does not reach town.',
				'The tower does not stand now.'
			]
		}
	]
];

describe('the flaw checker', () => {
	it.each(PLANTED_FLAWS)('catches %s', (rule, fault) => {
		expect(rulesBroken(plant(fault))).toContain(rule);
	});

	it.each(SOUND)('finds nothing in %s', (_name, item) => {
		expect(rulesBroken(plant(item))).toEqual([]);
	});
});

describe('the rules of the second edition', () => {
	const second = indexModule(secondModule(60));
	/** A question of a claim of the second edition with these choices, the key first. */
	function rulesOf(stem: string, texts: readonly string[], change: Partial<AskedClaim> = {}): string[] {
		const [claim] = [...second.claims.values()].filter(isAsked);
		if (!claim) throw new Error('The module has no claims.');
		const changed = { ...claim, ...change };
		const whole = plant({ stem: `0’s telegram of 1 January 1950. ${stem}`, texts, about: [claim.id] });
		const planted = { ...second, claims: new Map([...second.claims, [claim.id, changed]]) };
		return rulesBroken({ ...whole, content: planted });
	}
	const SOUND = [
		'To open another bridge before winter came.',
		'To send boats for those who wanted to leave.',
		'To ask their ministers for a second letter.'
	];

	it.each([
		['no-question-without-choices', 'Which of these is right?', SOUND],
		[
			'twin-distractors',
			'What did they want?',
			[
				'A longer peace.',
				'The road to the north was to be closed on Monday.',
				'The road to the north was to be closed on Friday.'
			]
		],
		[
			'hub-key',
			'What did they want?',
			[
				'Boats for the army and food for the town.',
				'Boats for the army and horses for riders.',
				'Coal against cold and food for the town.'
			]
		],
		[
			'same-frame',
			'What did they want?',
			[
				'A new bridge over the river before the winter.',
				'A new bridge over the river before the summer.',
				'More boats for everybody.'
			]
		],
		['stilted', 'What did they want?', ['The counsel of friends.', 'A second letter.', 'More boats.']],
		['negative-stem', 'Which of them did they not want?', SOUND],
		['stem-shares-word-with-key-alone', 'What did they say about the bridge?', SOUND]
	])('catch %s', (rule, stem, texts) => {
		expect(rulesOf(stem, texts)).toContain(rule);
	});

	/** A question of another kind than that of a claim. */
	const rulesOfKind = (kind: ItemKind, stem: string, texts: readonly string[]): string[] =>
		rulesBroken({ ...plant({ kind, stem, texts }), content: second });

	it('catch people of the question whom the key names and no other choice as well', () => {
		const stem = 'Which of these documents shows that Borel 1 waited for Cantor 2?';
		const rule = 'names-of-stem-in-key-alone';
		const key = 'Borel 1 to Cantor 2, 4 May 1950';
		const others = ['Borel 1 to Gauss 6, 5 May 1950', 'Euler 4 to Cantor 2, 6 May 1950'];
		expect(rulesOfKind('which-source', stem, [key, ...others])).toContain(rule);
		const pair = ['Borel 1 to Cantor 2, 5 May 1950', 'Cantor 2 to Borel 1, 6 May 1950'];
		expect(rulesOfKind('which-source', stem, [key, ...pair])).not.toContain(rule);
		expect(
			rulesOfKind('answerable', stem, [
				'Why did Borel 1 wait?',
				'Why did Gauss 6 wait?',
				'Why did they wait?'
			])
		).toContain(rule);
	});

	it('catch a question that names the sender of the key and no other sender', () => {
		const ids = ['source-0', 'source-1', 'source-2'];
		const stem = 'Which of these documents shows that Borel 1 waited?';
		const rules = (...senders: readonly string[]): string[] => {
			const sources = new Map(second.sources);
			for (const [place, id] of ids.entries())
				sources.set(id, { ...second.sources.get(id)!, from: [senders[place] ?? ''] });
			const texts = ['Borel 1 to Gauss 6', 'Gauss 6 to Borel 1', 'Euler 4 to Borel 1'];
			const whole = plant({ kind: 'which-source', stem, texts, ids, key: { key: ['source-0'] } });
			return rulesBroken({ ...whole, content: { ...second, sources } });
		};
		expect(rules('person-1', 'person-6', 'person-4')).toContain('sender-of-key-alone-in-stem');
		expect(rules('person-1', 'person-1', 'person-4')).not.toContain('sender-of-key-alone-in-stem');
	});

	it('catch a sentence that shares more words with the question than any other', () => {
		const stem = 'Which sentence shows that the bridge was closed in winter?';
		const key = 'The bridge is closed in the winter of this year.';
		const rule = 'sentence-with-most-words-of-stem';
		const rules = (...others: readonly string[]): string[] => {
			const whole = plant({ kind: 'find-evidence', stem, texts: [key, ...others] });
			const face = { ...whole.face, form: 'sentences' as const, isFixedOrder: true };
			return rulesBroken({ ...whole, face, content: second });
		};
		expect(rules('Nobody crossed it after dusk.', 'The bridge was old.')).toContain(rule);
		expect(rules('In winter the bridge was closed at noon.', 'Nobody came.')).not.toContain(rule);
	});

	it('bar a choice that takes a thing for known which nothing shown with it names', () => {
		const texts = [
			'The visit was to be kept from Rome.',
			'A second letter was on its way.',
			'More boats came.'
		];
		expect(rulesOf('What did they say?', texts)).toContain('unresolved-noun');
		expect(rulesOfKind('what-is-here', 'Which of these does it say?', texts)).toContain('unresolved-noun');
		expect(rulesOf('What did they say of a visit?', texts)).not.toContain('unresolved-noun');
	});

	it('let a question ask for words that show what was not so', () => {
		expect(rulesOf('Which words show that the plan was not theirs alone?', SOUND)).not.toContain(
			'negative-stem'
		);
		expect(rulesOf('Which words warn a reader not to trust it?', SOUND)).not.toContain('negative-stem');
	});

	it('catch a statement that is stronger than its evidence', () => {
		const evidence = ['We will try to provide air cover.'];
		const statement = 'Moscow promised air cover for all divisions.';
		expect(rulesOf('What did they want?', SOUND, { statement, evidence })).toContain(
			'stronger-than-evidence'
		);
		const hedged = { statement: 'Moscow promised to try to cover all divisions.', evidence };
		expect(rulesOf('What did they want?', SOUND, hedged)).not.toContain('stronger-than-evidence');
	});

	it('let a question ask why somebody did not do a thing, and name people', () => {
		expect(rulesOf('Why did Stalin not want an attack at once?', SOUND)).toEqual([]);
	});
});

describe('flaws of a whole quiz', () => {
	const asking = plant({
		stem: 'According to this letter, is it so that the ferry stays in harbour?',
		texts: ['It supports it', 'It contradicts it', 'It does not say'],
		kind: 'supported-or-not',
		face: { isFixedOrder: true }
	});
	const asked = plant({});

	it('are found when the stem of one item holds the key of another', () => {
		expect(answers(asking, asked)).toBe(true);
		expect(quizFlaws([asking, asked]).map(({ rule }) => rule)).toEqual(['item-answered-by-another']);
		const other = plant({
			stem: 'What is heard?',
			texts: ['A gull cries.', 'A bell rings.', 'A dog barks.']
		});
		expect(quizFlaws([asked, other])).toEqual([]);
	});

	it('are found when two items share a stem or a choice', () => {
		const one = plant({ stem: 'Where does it stay?', texts: ['In a bay.', 'In a barn.', 'In a mill.'] });
		const other = plant({ stem: 'Where does it lie?', texts: ['On a hill.', 'In a barn.', 'By a road.'] });
		const same = plant({ stem: 'Where does it stay?', texts: ['On an isle.', 'At a quay.', 'By a gate.'] });
		const rules = (...items: readonly ResolvedItem[]): string[] => quizFlaws(items).map(({ rule }) => rule);
		expect(rules(one, other)).toEqual(['item-repeats-another']);
		expect(rules(one, same)).toEqual(['item-repeats-another']);
		expect(rules(other, same)).toEqual([]);
	});

	it('are found when the key is the longest or in one place too often', () => {
		const long = (): ResolvedItem =>
			plant({ texts: ['The ferry stays in harbour now.', 'The road is shut.', 'The tower is shut.'] });
		const rules = quizFlaws([long(), long(), long(), long(), long()]).map(({ rule }) => rule);
		expect(rules).toContain('key-often-longest');
		expect(rules).toContain('key-place-unbalanced');
	});
});
