import type { LessonModule } from '../content/lesson-module.ts';
import { chanceFrom, shuffle, type Chance } from '../item/chance.ts';
import { ITEM_KINDS, type ItemKind } from '../item/item.ts';
import { indexModule } from '../item/module-index.ts';
import { failed, ok, type Result } from '../result.ts';
import { arrangeItems } from './arrange-items.ts';
import { limitsOf, type Blueprint } from './blueprint.ts';
import { Draft } from './draft.ts';
import { CHRONOLOGY_KINDS, MIXED_KINDS } from './drawn-kinds.ts';
import { contentTag, encodeQuizCode, moduleTag } from './quiz-code.ts';
import { candidateItems, resolveItem, type ResolvedItem } from './candidate-items.ts';
import { GENERATOR_VERSION, type Quiz, type Shortfall } from './quiz.ts';

// A draft that cannot be completed is thrown away; twelve of them have filled every blueprint that can be filled.
const DRAFTS = 12;
const DRAWS_PER_PLACE = 40;

/** One item of a kind that fits the draft, or undefined after enough draws. */
function drawItem(
	module: LessonModule,
	kind: ItemKind,
	draft: Draft,
	chance: Chance
): ResolvedItem | undefined {
	const prospects = candidateItems(module, kind);
	if (prospects.length === 0 || !draft.hasRoomFor(kind)) return undefined;
	for (let draw = 0; draw < DRAWS_PER_PLACE; draw++) {
		const item = prospects[chance.below(prospects.length)];
		const whole = item && resolveItem(indexModule(module), item);
		if (whole && draft.takes(whole)) return whole;
	}
	return undefined;
}

/** The kinds to try, in a chance order in which a kind of greater weight tends to come earlier and again. */
function kindsToTry(chance: Chance, blueprint: Blueprint): ItemKind[] {
	if (blueprint.kind)
		return Array.from({ length: blueprint.items }, () => blueprint.kind).flatMap((kind) => kind ?? []);
	return Array.from({ length: Math.ceil(blueprint.items / 10) + 1 }, () =>
		shuffle(chance, MIXED_KINDS)
	).flat();
}

function fillDraft(module: LessonModule, blueprint: Blueprint, chance: Chance): Draft {
	const limits = limitsOf(blueprint);
	const draft = new Draft(limits);
	const add = (kind: ItemKind): void => {
		const whole = drawItem(module, kind, draft, chance);
		if (whole) draft.add(whole);
	};
	const chronology = Array.from({ length: limits.chronologyAtLeast }, () =>
		shuffle(chance, CHRONOLOGY_KINDS)
	).flat();
	for (const kind of chronology) if (draft.items.length < limits.chronologyAtLeast) add(kind);
	for (const kind of kindsToTry(chance, blueprint)) if (draft.items.length < blueprint.items) add(kind);
	return draft;
}

function shortfallOf(draft: Draft, blueprint: Blueprint): Shortfall {
	const limits = limitsOf(blueprint);
	const wanted = [
		{ of: 'items', wanted: blueprint.items, found: draft.items.length },
		{ of: 'chronology', wanted: limits.chronologyAtLeast, found: draft.countOf(CHRONOLOGY_KINDS) },
		{ of: 'sources', wanted: limits.sourcesAtLeast, found: draft.sourceCount }
	] as const;
	return { kind: 'shortfall', lacking: wanted.filter((need) => need.found < need.wanted) };
}

/**
 * The quiz of a seed: same module content, blueprint and seed, same quiz, for ever. If the module cannot fill the
 * blueprint the result says what is missing; a quiz is never shorter than asked.
 */
export function generateQuiz(
	module: LessonModule,
	blueprint: Blueprint,
	seed: number
): Result<Quiz, Shortfall> {
	const chance = chanceFrom(seed);
	let best: Draft | undefined;
	for (let round = 0; round < DRAFTS; round++) {
		const draft = fillDraft(module, blueprint, chance);
		if (shortfallOf(draft, blueprint).lacking.length === 0)
			return ok(quizOf(module, blueprint, seed, arrangeItems(inAskingOrder(draft.items), chance)));
		if (!best || draft.items.length > best.items.length) best = draft;
	}
	return failed(shortfallOf(best ?? new Draft(limitsOf(blueprint)), blueprint));
}

/** Easier kinds first. */
function inAskingOrder(items: readonly ResolvedItem[]): ResolvedItem[] {
	const rank = (whole: ResolvedItem): number => ITEM_KINDS.indexOf(whole.item.kind);
	return [...items].sort((a, b) => rank(a) - rank(b));
}

function quizOf(module: LessonModule, blueprint: Blueprint, seed: number, items: Quiz['items']): Quiz {
	const code = encodeQuizCode({
		generator: GENERATOR_VERSION,
		moduleTag: moduleTag(module.id),
		contentTag: contentTag(module.hash, GENERATOR_VERSION),
		blueprint,
		seed
	});
	return {
		module: module.id,
		hash: module.hash,
		seed: seed >>> 0,
		generator: GENERATOR_VERSION,
		blueprint,
		code,
		items
	};
}
