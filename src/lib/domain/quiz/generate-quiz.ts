import type { LessonModule } from '../content/lesson-module.ts';
import { chanceFrom, shuffle, type Chance } from '../item/chance.ts';
import { isOfMeaning } from '../item/aim.ts';
import { ITEM_KINDS, type ItemKind } from '../item/item.ts';
import { indexModule } from '../item/module-index.ts';
import { failed, ok, type Result } from '../result.ts';
import { arrangeItems } from './arrange-items.ts';
import { limitsOf, MAX_SECTIONS, type Blueprint, type QuizLimits } from './blueprint.ts';
import { Draft } from './draft.ts';
import { CHRONOLOGY_KINDS, MIXED_KINDS } from './drawn-kinds.ts';
import { contentTag, encodeQuizCode, moduleTag } from './quiz-code.ts';
import { prospectsIn, resolveItem, type ResolvedItem } from './candidate-items.ts';
import { GENERATOR_VERSION, type Quiz, type Shortfall } from './quiz.ts';

// A draft that cannot be completed is thrown away; so many have filled every blueprint that can be filled. The later
// ones are spread less strictly.
const DRAFTS = 16;
const STRICT_DRAFTS = 12;
const DRAWS_PER_PLACE = 40;

/** Everything that a draw depends on. */
interface Draw {
	readonly module: LessonModule;
	readonly blueprint: Blueprint;
	readonly chance: Chance;
}

/** One item of a kind that fits the draft, or undefined after enough draws. */
function drawItem(
	{ module, blueprint, chance }: Draw,
	kind: ItemKind,
	draft: Draft,
	isWanted: (whole: ResolvedItem) => boolean
): ResolvedItem | undefined {
	const prospects = prospectsIn(module, kind, blueprint.sections);
	if (prospects.length === 0 || !draft.hasRoomFor(kind)) return undefined;
	for (let draw = 0; draw < DRAWS_PER_PLACE; draw++) {
		const item = prospects[chance.below(prospects.length)];
		const whole = item && resolveItem(indexModule(module), item);
		if (whole && isWanted(whole) && draft.takes(whole)) return whole;
	}
	return undefined;
}

/** A kind with fewer items is left out of some quizzes, or the same few would be asked again and again. */
const PLENTY = 8;

/** The kinds to try, in a chance order in which a kind of greater weight tends to come earlier and again. */
function kindsToTry({ module, blueprint, chance }: Draw): ItemKind[] {
	if (blueprint.kind)
		return Array.from({ length: blueprint.items }, () => blueprint.kind).flatMap((kind) => kind ?? []);
	const isLeftOut = new Map(
		ITEM_KINDS.map((kind) => [
			kind,
			chance.below(PLENTY) >= prospectsIn(module, kind, blueprint.sections).length && !blueprint.sections
		])
	);
	const kinds = MIXED_KINDS.filter((kind) => isLeftOut.get(kind) !== true);
	return Array.from({ length: Math.ceil(blueprint.items / 10) + 1 }, () => shuffle(chance, kinds)).flat();
}

function fillDraft(draw: Draw, limits: QuizLimits): Draft {
	const { blueprint, chance } = draw;
	const draft = new Draft(limits);
	const add = (kind: ItemKind, isWanted: (whole: ResolvedItem) => boolean = () => true): void => {
		const whole = drawItem(draw, kind, draft, isWanted);
		if (whole) draft.add(whole);
	};
	const isMeant = ({ content, item }: ResolvedItem): boolean => isOfMeaning(content, item);
	const chronology = Array.from({ length: limits.chronologyAtLeast }, () =>
		shuffle(chance, CHRONOLOGY_KINDS)
	).flat();
	for (const kind of chronology) if (draft.items.length < limits.chronologyAtLeast) add(kind);
	if (limits.meaningAtLeast > 0)
		for (const kind of kindsToTry(draw)) if (draft.meaningCount < limits.meaningAtLeast) add(kind, isMeant);
	for (const kind of kindsToTry(draw)) if (draft.items.length < blueprint.items) add(kind);
	return draft;
}

function shortfallOf(draft: Draft, { items }: Blueprint, limits: QuizLimits): Shortfall {
	const wanted = [
		{ of: 'items', wanted: items, found: draft.items.length },
		{ of: 'chronology', wanted: limits.chronologyAtLeast, found: draft.countOf(CHRONOLOGY_KINDS) },
		{ of: 'meaning', wanted: limits.meaningAtLeast, found: draft.meaningCount },
		{ of: 'sources', wanted: limits.sourcesAtLeast, found: draft.sourceCount }
	] as const;
	return { kind: 'shortfall', lacking: wanted.filter((need) => need.found < need.wanted) };
}

/**
 * The quiz of a seed: same module content, blueprint and seed, same quiz, for ever. If the module cannot fill the
 * blueprint the result says what is missing; a quiz is never shorter than asked.
 */
export function generateQuiz(module: LessonModule, wanted: Blueprint, seed: number): Result<Quiz, Shortfall> {
	const chance = chanceFrom(seed);
	const blueprint = inReadingOrder(module, wanted);
	const { isAsked } = indexModule(module);
	let best: Shortfall | undefined;
	for (let round = 0; round < DRAFTS; round++) {
		const limits = limitsOf(blueprint, { isAsked, isStrict: round < STRICT_DRAFTS });
		const draft = fillDraft({ module, blueprint, chance }, limits);
		const shortfall = shortfallOf(draft, blueprint, limits);
		if (shortfall.lacking.length === 0)
			return ok(quizOf(module, blueprint, seed, arrangeItems(inAskingOrder(draft.items), chance)));
		best = best && itemsIn(best, blueprint) >= draft.items.length ? best : shortfall;
	}
	return failed(best ?? { kind: 'shortfall', lacking: [] });
}

/** How many items a draft held that fell short so far. */
const itemsIn = ({ lacking }: Shortfall, { items }: Blueprint): number =>
	lacking.find(({ of }) => of === 'items')?.found ?? items;

/** Easier kinds first. */
function inAskingOrder(items: readonly ResolvedItem[]): ResolvedItem[] {
	const rank = (whole: ResolvedItem): number => ITEM_KINDS.indexOf(whole.item.kind);
	return [...items].sort((a, b) => rank(a) - rank(b));
}

/** The sections of a blueprint in reading order, each once, so that a code gives back the same blueprint. */
function inReadingOrder(module: LessonModule, blueprint: Blueprint): Blueprint {
	const { sections } = blueprint;
	if (!sections) return blueprint;
	return {
		...blueprint,
		sections: module.sections.map(({ id }) => id).filter((id) => sections.includes(id))
	};
}

function quizOf(module: LessonModule, blueprint: Blueprint, seed: number, items: Quiz['items']): Quiz {
	const sections = (blueprint.sections ?? []).map((id) => module.sections.findIndex((one) => one.id === id));
	const parts = {
		generator: GENERATOR_VERSION,
		moduleTag: moduleTag(module.id),
		contentTag: contentTag(module.hash, GENERATOR_VERSION),
		blueprint,
		sections,
		seed
	};
	return {
		module: module.id,
		hash: module.hash,
		seed: seed >>> 0,
		generator: GENERATOR_VERSION,
		blueprint,
		// Without its last sections a code would make another quiz.
		code: sections.some((place) => place >= MAX_SECTIONS) ? '' : encodeQuizCode(parts),
		items
	};
}
