import type { Person } from '../../content/authority.ts';
import { combinations } from '../combinations.ts';
import { makeItem } from '../item.ts';
import { choiceKey, type ItemKindDefinition } from '../item-kind-definition.ts';
import { noTopic } from '../review-topic.ts';
import type { ModuleIndex } from '../module-index.ts';
import { askedOf, quoted } from '../wording.ts';
import { holds } from '../../content/plain-text.ts';

/** Code names that a learner meets in this module, each with its bearer. */
function codeNames(content: ModuleIndex): { alias: string; bearer: Person }[] {
	const shown = content.module.sources
		.map(({ excerpt, hands, title }) => (content.isAsked ? excerpt : [...excerpt, hands, title]).join(' '))
		.join(' ');
	return content.module.names.people.flatMap((bearer) =>
		bearer.signsAs.filter((alias) => holds(shown, alias)).map((alias) => ({ alias, bearer }))
	);
}

/** The sources in which a code name stands. */
function sourcesWith(content: ModuleIndex, alias: string): string[] {
	return content.module.sources
		.filter(({ excerpt, hands }) => holds((content.isAsked ? excerpt : [...excerpt, hands]).join(' '), alias))
		.map(({ id }) => id)
		.slice(0, 1);
}

/** Whether somebody could be taken for the bearer: of the same rank, and in the second edition not the addressee. */
function isPeer(content: ModuleIndex, other: Person, bearer: Person, alias: string): boolean {
	if (other.role !== bearer.role) return false;
	if (!content.isAsked) return true;
	return !sourcesWith(content, alias).some((id) => content.sources.get(id)?.to.includes(other.id));
}

/** "Who signs as Filippov?" The choices are people of the same rank. */
export const codeName: ItemKindDefinition<'code-name'> = {
	kind: 'code-name',
	form: 'choices',
	skill: 'sourcing',
	scoring: 'choice',
	weight: 1,
	isChronology: false,
	choicesAre: 'names',
	mostInTen: 1,

	list: (content) =>
		codeNames(content).flatMap(({ alias, bearer }) => {
			const peers = content.module.names.people.filter(
				(other) => other.id !== bearer.id && isPeer(content, other, bearer, alias)
			);
			return combinations(peers, 2, 4).map((pair) =>
				makeItem('code-name', [bearer.id, alias], [bearer.id, ...pair.map(({ id }) => id)])
			);
		}),

	present(content, item) {
		const [, alias = ''] = item.about;
		const choices = item.shown.map((id) => ({ id, text: content.people.get(id)?.name ?? '' }));
		if (choices.some(({ text }) => text === '')) return undefined;
		const sources = sourcesWith(content, alias);
		const source = content.isAsked ? content.sources.get(sources[0] ?? '') : undefined;
		return {
			stem: source
				? askedOf(content, source, `Whose code name is ${quoted(alias)}?`)
				: `Whose code name is ${quoted(alias)}?`,
			sources,
			choices,
			isFixedOrder: false
		};
	},

	key(content, item) {
		const [bearerId = '', alias = ''] = item.about;
		const bearer = content.people.get(bearerId);
		if (!bearer) return undefined;
		const rationales = Object.fromEntries(
			item.shown.map((id) => [
				id,
				id === bearerId
					? `${bearer.name} used the name ${quoted(alias)} in ciphered telegrams.`
					: `${quoted(alias)} was a code name of ${bearer.name}.`
			])
		);
		return choiceKey(bearerId, rationales, []);
	},

	topic: noTopic
};
