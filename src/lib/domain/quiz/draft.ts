import { isDetail, isOfMeaning } from '../item/aim.ts';
import { claimsOf } from '../item/claims-of.ts';
import type { ItemKind } from '../item/item.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import type { QuizLimits } from './blueprint.ts';
import { errorsOf } from './flaws.ts';
import { answers, repeats, type ResolvedItem } from './candidate-items.ts';

// Two order items that share two cards would answer each other.
const SHARED_CARDS = 1;
/** How many of ten items may be of a kind that says nothing else of itself. */
const USUAL_IN_TEN = 2;

/** A quiz while it is being drawn: what it holds and what still fits. */
export class Draft {
	readonly items: ResolvedItem[] = [];
	readonly #limits: QuizLimits;
	readonly #kinds = new Map<ItemKind, number>();
	readonly #sources = new Map<string, number>();
	readonly #topics = new Set<string>();

	constructor(limits: QuizLimits) {
		this.#limits = limits;
	}

	get sourceCount(): number {
		return this.#sources.size;
	}

	/** How many items are of one of these kinds. */
	countOf(kinds: readonly ItemKind[]): number {
		return kinds.reduce((sum, kind) => sum + (this.#kinds.get(kind) ?? 0), 0);
	}

	/** How many items ask what a document means. */
	get meaningCount(): number {
		return this.items.filter(({ content, item }) => isOfMeaning(content, item)).length;
	}

	hasRoomFor(kind: ItemKind): boolean {
		const { mostInTen = USUAL_IN_TEN } = definitionOf(kind);
		return this.countOf([kind]) < Math.ceil((mostInTen / USUAL_IN_TEN) * this.#limits.perKindAtMost);
	}

	/** Whether an item is sound, new to this quiz, within its limits, and neither answers nor is answered by another. */
	takes(whole: ResolvedItem): boolean {
		if (topicsOf(whole).some((topic) => this.#topics.has(topic))) return false;
		const isFull = whole.face.sources.some(
			(id) => (this.#sources.get(id) ?? 0) >= this.#limits.perSourceAtMost
		);
		const details = this.items.filter(({ content, item }) => isDetail(content, item)).length;
		if (details >= this.#limits.detailAtMost && isDetail(whole.content, whole.item)) return false;
		if (isFull || this.items.some((other) => sharedCards(whole, other) > SHARED_CARDS)) return false;
		if (this.items.some((other) => answers(whole, other) || answers(other, whole) || repeats(whole, other)))
			return false;
		return errorsOf(whole).length === 0;
	}

	add(whole: ResolvedItem): void {
		this.items.push(whole);
		const { kind } = whole.item;
		this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
		for (const id of whole.face.sources) this.#sources.set(id, (this.#sources.get(id) ?? 0) + 1);
		for (const topic of topicsOf(whole)) this.#topics.add(topic);
	}
}

/** What an item must not share with another of the same quiz: its claims and all that say the same, or its subject. */
function topicsOf(whole: ResolvedItem): string[] {
	const { item, content } = whole;
	// A claim that stands among the choices would help with an item of its own.
	const shown = item.shown.filter((id) => content.claims.has(id));
	const claims = [...new Set([...claimsOf(whole), ...shown])];
	if (claims.length === 0) return [[item.kind, ...item.about].join('~')];
	return claims.flatMap((id) => [id, ...(content.claims.get(id)?.samePointAs ?? [])]);
}

function sharedCards(one: ResolvedItem, other: ResolvedItem): number {
	const ids = new Set(one.key.cards.map(({ id }) => id));
	return other.key.cards.filter(({ id }) => ids.has(id)).length;
}
