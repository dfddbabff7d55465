import { nameIn } from '../content/person-names.ts';
import type { ModuleIndex } from './module-index.ts';
import { nameOf, quoted } from './wording.ts';
import { isAsked, type AskedClaim, type Claim } from '../content/claim.ts';

/** Words with which a statement begins that answers its question alone: "To hear once more that ...". */
const CLAUSE =
	/^(?:That|To|Because|Since|By|How|Whether|If|When|Where|What|Which|Who|For|With|Without|Until|After|Before|On|In|At|From|As|Only|Not|So|Yes|No|Nothing|Nobody|Through|Under|About)\b/;
/** A pronoun without its noun. */
const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their|This|These|Those|Him|Them)\b/;
/** Verbs that make a full sentence, up to its first comma; forms in -ed only before what they act on. */
const VERB = new RegExp(
	'^[^,;:]*?(?:\\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|told|said|' +
		'says|asked|asks|wrote|writes|gave|gives|took|takes|sent|sends|made|makes|saw|sees|knew|knows|thought|thinks|' +
		'kept|keeps|came|comes|went|goes|lets|left|leaves|began|begins|finds|means|brought|feels|spoke|speaks|lost|won|' +
		'leads|stood|stands|seeks|chose|chooses|fell|rose|became|broke|drew|fights|wants|wanted|believes|hopes|agrees|' +
		'promises|warns|needs|expects|shows|demands|refuses|accepts|proposes|insists|doubts|admits|lies|lay|depends|' +
		'treats|advises|allows|presents|blames)\\b(?![,.;])|\\b\\p{Ll}{2,}ed (?:that|the|a|an|to|him|her|it|them|his|' +
		'their|no|not|for|again|in|on|with|\\p{Lu})(?![\\p{L}])(?! part))',
	'u'
);

const ANSWER = /^(?:That|To|Because|How|Whether|So that|By|Yes|No,)(?![\p{L}])/u;
/** Whether a text is plainly part of an answer: no full sentence begins like that, or the pronoun has no noun. */
export const needsQuestion = (text: string): boolean => ANSWER.test(text) || PRONOUN.test(text);

/** Whether a statement can be read apart from the question that it answers. */
export const standsAlone = (statement: string): boolean =>
	!CLAUSE.test(statement) && !PRONOUN.test(statement) && VERB.test(statement);

/** What a claim says, apart from the question that it answers; undefined where it was not put in a full sentence. */
export function sentenceOf({
	alone,
	statement
}: Pick<AskedClaim, 'alone' | 'statement'>): string | undefined {
	return alone ?? (standsAlone(statement) ? statement : undefined);
}

const plainWords = new WeakMap<ModuleIndex, ReadonlySet<string>>();

/** Words that stand in lower case in the documents of a module: at the start of a statement they are no names. */
function plainWordsIn(content: ModuleIndex): ReadonlySet<string> {
	const known = plainWords.get(content);
	if (known) return known;
	const excerpts = content.module.sources.flatMap(({ excerpt }) => excerpt);
	const words = new Set(excerpts.join(' ').match(/(?<![\p{L}\p{N}])\p{Ll}+/gu));
	plainWords.set(content, words);
	return words;
}

const SMALL =
	/^(?:the|a|an|both|two|three|four|some|many|most|all|each|every|neither|either|even|its|another|other|such|there|if|when|in|on|at|after|before|only|nobody|nothing|without|with|no)$/;

/** A statement inside a question, after "that": its full stop goes, and the capital of a common word. */
export function thatClause(content: ModuleIndex, statement: string): string {
	const clause = statement.replace(/\.$/, '');
	const [first = ''] = /^\p{L}+/u.exec(clause) ?? [];
	const lower = first.toLowerCase();
	// "General Clark" and "North Korea" are names as a whole.
	const isName = /^\p{L}+ \p{Lu}/u.test(clause);
	const isCommon = SMALL.test(lower) || (!isName && plainWordsIn(content).has(lower));
	return isCommon ? clause.charAt(0).toLowerCase() + clause.slice(1) : clause;
}

/** A question for what holds a claim; that a document says it does not make it so: "Which sentence says that ...?", or "Which sentence answers “...?”". */
export function askingFor(content: ModuleIndex, what: string, claim: Claim): string {
	const sentence = isAsked(claim) ? sentenceOf(claim) : claim.statement;
	if (isAsked(claim) && sentence === undefined) return `${what} answers the question ${quoted(claim.asks)}`;
	return `${what} says that ${thatClause(content, sentence ?? claim.statement)}?`;
}

/** Aims whose claims are said to be somebody's view. */
const VIEWS = ['attitude', 'judgement'];

/** The one person whose view a claim is, unless the statement says so itself; undefined for facts. */
export function holderToName(content: ModuleIndex, claim: Claim): string | undefined {
	if (!isAsked(claim) || !VIEWS.includes(claim.aim)) return undefined;
	const [holder, second] = claim.holders;
	if (holder === undefined || second !== undefined) return undefined;
	const person = content.people.get(holder);
	const isNamed = person && nameIn(sentenceOf(claim) ?? claim.statement, person) !== undefined;
	return person && !isNamed ? nameOf(content, holder) : undefined;
}
