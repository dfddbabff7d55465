import { isAsked, type AskedClaim, type Claim, type MisreadingKind } from '../../content/claim.ts';
import { namedIn } from '../../content/person-names.ts';
import { peopleOf } from '../other-claims.ts';
import { makeItem, type Item, type ItemKey } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { claimTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { holderToName, sentenceOf, standsAlone, thatClause } from '../statement.ts';
import { askedOf, nounOf, quoted, quotedClause } from '../wording.ts';

const CHOICES = [
	{ id: 'supports', text: 'It supports it' },
	{ id: 'contradicts', text: 'It contradicts it' },
	{ id: 'silent', text: 'It does not say' }
] as const;
type Answer = (typeof CHOICES)[number]['id'];
const IDS = CHOICES.map(({ id }) => id);

/** One item of each answer for every claim, so that no answer is right more often than the others. */
function itemsOf(claim: Claim, position: number): Item[] {
	const contradicted = claim.misreadings[position % claim.misreadings.length];
	const silent = claim.silentIn[position % claim.silentIn.length];
	return [
		makeItem('supported-or-not', [claim.source, claim.id], IDS),
		...(contradicted ? [makeItem('supported-or-not', [claim.source, contradicted.id], IDS)] : []),
		...(silent ? [makeItem('supported-or-not', [silent, claim.id], IDS)] : [])
	];
}

/** Misreadings of these kinds say what the document denies; the others may only go beyond it. */
const CONTRADICTED: readonly (MisreadingKind | undefined)[] = [
	'reversed',
	'wrong person',
	'wrong time',
	'wrong condition'
];

/** Whether a document names all the people of a statement: where it does not, nobody needs to read it. */
function holdsPeopleOf(content: ModuleIndex, sourceId: string, claim: AskedClaim): boolean {
	const source = content.sources.get(sourceId);
	if (!source) return false;
	const present = peopleOf(source);
	const view = holderToName(content, claim) === undefined ? [] : claim.holders;
	const named = namedIn(sentenceOf(claim) ?? claim.statement, content.people.values());
	return [...named, ...view].every((id) => present.has(id));
}

/**
 * The items of a module of the second edition: statements that stand alone, and of each answer about as many, so
 * that none is right more often than the others.
 */
function itemsOfAsked(content: ModuleIndex, claims: readonly AskedClaim[]): Item[] {
	const alone = claims.filter((claim) => sentenceOf(claim) !== undefined);
	const contradicted = claims.flatMap((claim) =>
		claim.misreadings
			.filter(({ kind, text }) => CONTRADICTED.includes(kind) && standsAlone(text))
			.slice(0, 1)
			.map(({ id }) => [claim.source, id])
	);
	const silent = alone.flatMap((claim, place) => {
		const sources = claim.silentIn.filter((id) => holdsPeopleOf(content, id, claim));
		const source = sources[place % sources.length];
		return source === undefined ? [] : [[source, claim.id]];
	});
	const supported = alone.map((claim) => [claim.source, claim.id]);
	const most = Math.ceil(1.1 * Math.min(contradicted.length, silent.length, supported.length));
	return [supported, contradicted, silent]
		.flatMap((about) => about.filter((_, place) => (place * most) % about.length < most))
		.map((about) => makeItem('supported-or-not', about, IDS));
}

function keyOf(claim: Claim, answer: Answer, sourceId: string, why: string): ItemKey {
	const elsewhere = 'The excerpt has no words on this, for or against.';
	const words = claim.evidence.map(quoted).join(' ');
	const right: Record<Answer, string> = {
		supports: `It says: ${words}`,
		contradicts: why,
		silent: `${elsewhere} Another document of this module says it.`
	};
	const wrong = answer === 'silent' ? elsewhere : answer === 'supports' ? right.supports : why;
	const rationales = Object.fromEntries(IDS.map((id) => [id, id === answer ? right[answer] : wrong]));
	const evidence = answer === 'silent' ? [] : claim.evidence.map((quote) => ({ source: sourceId, quote }));
	return choiceKey(answer, rationales, evidence);
}

interface Subject {
	readonly sourceId: string;
	readonly statement: string;
	readonly claim: Claim;
	readonly answer: Answer;
	readonly why: string;
}

function subjectOf(content: ModuleIndex, item: Item): Subject | undefined {
	const [sourceId = '', statementId = ''] = item.about;
	if (!content.sources.has(sourceId)) return undefined;
	const misread = content.misreadings.get(statementId);
	if (misread)
		return {
			sourceId,
			statement: misread.misreading.text,
			claim: misread.claim,
			answer: 'contradicts',
			why: misread.misreading.why
		};
	const claim = content.claims.get(statementId);
	if (!claim) return undefined;
	const answer = claim.source === sourceId ? 'supports' : 'silent';
	const sentence = isAsked(claim) ? sentenceOf(claim) : undefined;
	return { sourceId, statement: sentence ?? claim.statement, claim, answer, why: '' };
}

function stemFor(content: ModuleIndex, { sourceId, statement, claim, answer }: Subject): string {
	const source = content.sources.get(sourceId);
	if (!source || !isAsked(claim)) return `Is this so according to this document: ${quotedClause(statement)}?`;
	const holder = answer === 'contradicts' ? undefined : holderToName(content, claim);
	const inView = holder === undefined ? '' : ` in the view of ${holder},`;
	return askedOf(
		content,
		source,
		`Does this ${nounOf(source)} support the statement that${inView} ${thatClause(content, statement)}?`
	);
}

/** "Does this document support it, contradict it or not say?" Three fixed choices. */
export const supportedOrNot: ItemKindDefinition<'supported-or-not'> = {
	kind: 'supported-or-not',
	form: 'choices',
	skill: 'comprehension',
	scoring: 'choice',
	weight: 1,
	isChronology: false,
	choicesAre: 'fixed answers',
	mostInTen: 1,

	list(content) {
		const claims = [...content.claims.values()];
		return content.isAsked ? itemsOfAsked(content, claims.filter(isAsked)) : claims.flatMap(itemsOf);
	},

	present(content, item) {
		const subject = subjectOf(content, item);
		if (!subject) return undefined;
		return {
			stem: stemFor(content, subject),
			sources: [subject.sourceId],
			choices: CHOICES,
			isFixedOrder: true
		};
	},

	key(content, item) {
		const subject = subjectOf(content, item);
		return subject && keyOf(subject.claim, subject.answer, subject.sourceId, subject.why);
	},

	topic: claimTopic
};
