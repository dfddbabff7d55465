import type { Claim } from '../../content/claim.ts';
import type { PossibleAnswer } from '../../content/lesson-module.ts';
import { makeItem, type Item } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import type { ModuleIndex } from '../module-index.ts';
import { answerTopic } from '../review-topic.ts';
import { correspondenceInWords, quoted } from '../wording.ts';

type Side = 'for' | 'against';
const OTHERS: Readonly<Record<Side, Side>> = { for: 'against', against: 'for' };
/** A passage is shown whole: it must be long enough to argue with and short enough to be read three times. */
const MIN_WORDS = 8;
const MAX_WORDS = 28;

/** The fullest evidence of a claim that can be read alone. */
function passageOf(claim: Claim): string | undefined {
	const words = (quote: string): number => quote.split(/\s+/).length;
	return [...claim.evidence]
		.filter((quote) => words(quote) >= MIN_WORDS && words(quote) <= MAX_WORDS)
		.sort((one, other) => words(other) - words(one))[0];
}

const idsOf = (answer: PossibleAnswer, side: Side): readonly string[] =>
	side === 'for' ? answer.supportedBy : answer.complicatedBy;

/** Claims of one side that have a passage, at most one of each source. */
function claimsOn(content: ModuleIndex, answer: PossibleAnswer, side: Side): Claim[] {
	const claims = idsOf(answer, side)
		.flatMap((id) => content.claims.get(id) ?? [])
		.filter((claim) => passageOf(claim) !== undefined);
	return claims.filter(({ source }, place) => claims.findIndex((other) => other.source === source) === place);
}

function itemsOf(content: ModuleIndex, answer: PossibleAnswer, side: Side): Item[] {
	const others = claimsOn(content, answer, OTHERS[side]);
	return claimsOn(content, answer, side).flatMap((claim, place) => {
		const apart = others.filter(({ source }) => source !== claim.source);
		if (apart.length < 2) return [];
		// Each key gets other distractors, so that a passage is not always wrong.
		const [one, two] = [apart[place % apart.length], apart[(place + 1) % apart.length]];
		if (!one || !two) return [];
		return [makeItem('argue', [answer.id, side, claim.id], [claim.id, one.id, two.id])];
	});
}

/** "Someone says ... Which of these passages speaks most strongly against it?" */
export const argue: ItemKindDefinition<'argue'> = {
	kind: 'argue',
	form: 'choices',
	skill: 'historical thinking',
	scoring: 'choice',
	weight: 1,
	isChronology: false,
	choicesAre: 'passages',
	mostInTen: 1,
	aim: 'argue',

	list: (content) =>
		[...content.answers.values()].flatMap((answer) => [
			...itemsOf(content, answer, 'against'),
			...itemsOf(content, answer, 'for')
		]),

	present(content, item) {
		const answer = content.answers.get(item.about[0] ?? '');
		const choices = item.shown.flatMap((id) => {
			const claim = content.claims.get(id);
			const source = claim && content.sources.get(claim.source);
			const passage = claim && passageOf(claim);
			if (!source || passage === undefined) return [];
			return [{ id, text: `${correspondenceInWords(content, source)}: ${quoted(passage)}` }];
		});
		if (!answer || choices.length < item.shown.length) return undefined;
		const direction = item.about[1] === 'for' ? 'for' : 'against';
		return {
			stem: `Someone says: ${quoted(`${answer.text.replace(/\.$/, '')}.`)} Which of these passages speaks most strongly ${direction} it?`,
			sources: item.shown.flatMap((id) => content.claims.get(id)?.source ?? []).sort(),
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const answer = content.answers.get(item.about[0] ?? '');
		const claim = content.claims.get(item.about[2] ?? '');
		const passage = claim && passageOf(claim);
		if (!answer || !claim || passage === undefined) return undefined;
		const isFor = item.about[1] === 'for';
		const rationales = Object.fromEntries(
			item.shown.map((id) => {
				const statement = content.claims.get(id)?.statement ?? '';
				const speaks = (id === claim.id) === isFor ? 'It speaks for it' : 'It speaks against it';
				return [id, `${speaks}: ${statement}`];
			})
		);
		return choiceKey(claim.id, rationales, [{ source: claim.source, quote: passage }]);
	},

	topic: (_, item) => answerTopic(item.about[0] ?? '')
};
