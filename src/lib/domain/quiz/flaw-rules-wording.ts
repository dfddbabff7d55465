import { isAsked } from '../content/claim.ts';
import { areTwins, isHub, keepsFrame } from '../item/frames.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { sourceInWords } from '../item/wording.ts';
import { weightyWords } from '../item/words.ts';
import { partChoices, type FlawRule } from './flaw-rule.ts';
import type { ResolvedItem } from './candidate-items.ts';

/** Whether the choices were written by a curator of the second edition, for this question. */
const areWritten = ({ content, item }: ResolvedItem): boolean =>
	content.isAsked && definitionOf(item.kind).choicesAre === 'claims';

/** Whether the choices are statements of several documents, of which one alone is shown. */
const areStatements = ({ item }: ResolvedItem): boolean =>
	definitionOf(item.kind).choicesAre === 'statements of several documents';

const NO_QUESTION =
	/(?:^|[.:] )(?:which of (?:these|the following)|which (?:statement|sentence|answer|one)\b|what is (?:right|true))/i;

const STRONG = /\b(?:will|all|never|only|must|always|every|everybody|nobody|nothing|none)\b/i;
const WEAK =
	/\b(?:may|might|try|tries|tried|trying|attempt|attempts|attempted|some|perhaps|probably|possibly|apparently|seems|seemed)\b/i;

/** A statement with a strong word where its evidence has a weak one and nothing strong. */
function overstates({ content, item }: ResolvedItem): string | undefined {
	const claim = content.claims.get(item.about[0] ?? '');
	if (!claim || !isAsked(claim)) return undefined;
	const statement = claim.statement.replace(/\bMay\b/g, '');
	// "Will try" promises no more than "try".
	const evidence = claim.evidence
		.join(' ')
		.replace(/\bMay\b/g, '')
		.replace(/\bwill (?=try|attempt|perhaps|probably)/gi, '');
	const strong = STRONG.exec(statement)?.[0];
	const weak = WEAK.exec(evidence)?.[0];
	if (strong === undefined || weak === undefined || WEAK.test(statement) || STRONG.test(evidence))
		return undefined;
	return `the statement says “${strong}” where its evidence says “${weak}”`;
}

/** Nouns that need no introduction, and words after "the" that are no noun. */
const KNOWN = weightyWords(
	'war world north south east west army armies government leadership people side sides country countries party state ' +
		'states time year month week day night morning evening same other others first second third last next whole rest ' +
		'future past truth fact case question answer matter point way end beginning capital capitals leader leaders enemy ' +
		'front border frontier city cities sea air ground public press world communists fighting attack defence writer reader author word words paper text document ' +
		'translator sender receiver ambassador two three four great original reason charge ' +
		'most best worst only very former latter right left United Soviet Chinese Korean American Koreans Chinese Americans Soviets ' +
		'Russians Japanese British Indian Indians Politburo Council Committee'
);
const DEFINITE =
	/\b[Tt]he (?:\p{Ll}+(?:est|ern|ese|ing|ed|al|ous|ive|ic|ary) )?(\p{Ll}{3,})\b(?! (?:of|that|which|who|whom|whose|he|she|it|they|in|on|for|to|at|with|between|from|by|when|where|had|named))/gu;

/** Words that the question, the documents shown with it and the module's own question and names introduce. */
function introducedIn({ face, content }: ResolvedItem): Set<string> {
	const shown = face.sources.flatMap((id) => {
		const source = content.sources.get(id);
		return source ? [source.title, source.hands, sourceInWords(content, source), ...source.excerpt] : [];
	});
	const { people, places, terms } = content.module.names;
	const names = [...people, ...places, ...terms].map(({ name }) => name);
	return weightyWords([face.stem, content.module.question, ...names, ...shown].join(' '));
}

/** A thing that a choice takes for known and that nothing shown with it names. */
function unresolved(whole: ResolvedItem): string | undefined {
	if (!areWritten(whole) && !areStatements(whole)) return undefined;
	const phrases = whole.face.choices.flatMap(({ text }) => [...text.matchAll(DEFINITE)]);
	if (phrases.length === 0) return undefined;
	const introduced = introducedIn(whole);
	return phrases.find(([, noun = '']) => {
		const [word] = weightyWords(noun);
		return word !== undefined && !introduced.has(word) && !KNOWN.has(word);
	})?.[0];
}

/** Phrases that nobody would say; the list grows. */
const STILTED =
	/\b(?:counsels?|counselled|foes?|shall have|stirred|one can see|hungers?|hungered|bids?|bade|thereby|therein|whereupon|forsook|beseech|holds out|a yes to|deem(?:s|ed)?|heretofore|naught|nigh)\b/i;

/** Rules that the second edition adds for choices which a curator wrote. */
export const WORDING_RULES: readonly FlawRule[] = [
	{
		rule: 'no-question-without-choices',
		severity: 'error',
		check: (whole) =>
			areWritten(whole) && NO_QUESTION.test(whole.face.stem)
				? 'the question cannot be answered without its choices'
				: undefined
	},
	{
		rule: 'unresolved-noun',
		severity: 'error',
		check(whole) {
			const phrase = unresolved(whole);
			return phrase && `“${phrase}” is named neither by the question nor by what is shown with it`;
		}
	},
	{
		rule: 'twin-distractors',
		severity: 'error',
		check(whole) {
			const { right, wrong } = partChoices(whole);
			return areWritten(whole) && areTwins(right, wrong)
				? 'the two wrong choices share a frame that the key lacks'
				: undefined;
		}
	},
	{
		rule: 'hub-key',
		severity: 'error',
		check(whole) {
			const { right, wrong } = partChoices(whole);
			return areWritten(whole) && isHub(right, wrong)
				? 'the key shares one half with each wrong choice'
				: undefined;
		}
	},
	{ rule: 'stronger-than-evidence', severity: 'error', check: overstates },
	{
		rule: 'name-not-shown',
		severity: 'error',
		check({ content, face, item }) {
			if (!content.isAsked) return undefined;
			const [bearer = '', alias] = item.about;
			const shown = face.sources.flatMap((id) => content.sources.get(id)?.excerpt ?? []).join(' ');
			return alias === undefined || !content.people.has(bearer) || shown.includes(alias)
				? undefined
				: `no document shown holds “${alias}”`;
		}
	},
	{
		rule: 'same-frame',
		severity: 'warning',
		check(whole) {
			const { right, wrong } = partChoices(whole);
			const text = areWritten(whole) ? wrong.find((each) => keepsFrame(right, each)) : undefined;
			return text && `“${text}” keeps 70 % of the words of the key in their order`;
		}
	},
	{
		rule: 'stilted',
		severity: 'warning',
		check(whole) {
			if (!areWritten(whole)) return undefined;
			const words = STILTED.exec([whole.face.stem, ...whole.face.choices.map(({ text }) => text)].join(' '));
			return words ? `“${words[0]}” is not what a teacher would say` : undefined;
		}
	}
];
