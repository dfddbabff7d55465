import { aimOf, weightOf } from '#lib/domain/item/aim.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Item } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { flawsOf } from '#lib/domain/quiz/flaws.ts';
import { resolveItem } from '#lib/domain/quiz/candidate-items.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';

/** One item with its key, as the command line prints it. */
export interface ItemJson {
	readonly id: string;
	readonly kind: string;
	readonly skill: string;
	/** What it asks for, and how much that bears on the question of the module; null where no claim says so. */
	readonly aim: string | null;
	readonly weight: string | null;
	readonly stem: string;
	readonly sources: readonly string[];
	readonly choices: readonly { readonly id: string; readonly text: string; readonly rationale: string }[];
	readonly key: readonly string[];
	readonly cards: readonly {
		readonly id: string;
		readonly text: string;
		readonly earliest: number;
		readonly latest: number;
	}[];
	readonly decidable: readonly (readonly [string, string])[];
	readonly evidence: readonly { readonly source: string; readonly quote: string }[];
	readonly warnings: readonly string[];
}

/** A quiz with its keys: the stable format that other programs read. */
export interface QuizJson {
	readonly version: 1;
	readonly code: string;
	readonly module: string;
	readonly hash: string;
	readonly seed: number;
	readonly generator: number;
	readonly items: readonly ItemJson[];
}

/** Items with texts and keys. An item that the content cannot show is left out. */
export function itemsJson(module: LessonModule, items: readonly Item[]): ItemJson[] {
	const content = indexModule(module);
	return items.flatMap((item) => {
		const whole = resolveItem(content, item);
		if (!whole) return [];
		const { face, key } = whole;
		const isOrder = definitionOf(item.kind).scoring === 'pairs';
		const rationaleOf = (id: string): string => key.rationales[id] ?? '';
		return [
			{
				id: item.id,
				kind: item.kind,
				skill: face.skill,
				aim: aimOf(content, item) ?? null,
				weight: weightOf(content, item) ?? null,
				stem: face.stem,
				sources: face.sources,
				choices: isOrder
					? []
					: face.choices.map(({ id, text }) => ({ id, text, rationale: rationaleOf(id) })),
				key: key.key,
				cards: inOrderShown(key.cards, item.shown),
				decidable: key.decidable,
				evidence: key.evidence.map(({ source, quote }) => ({ source, quote })),
				warnings: flawsOf(whole).flatMap(({ severity, rule }) => (severity === 'warning' ? [rule] : []))
			}
		];
	});
}

function inOrderShown<T extends { readonly id: string }>(cards: readonly T[], shown: readonly string[]): T[] {
	const place = (card: T): number => shown.indexOf(card.id);
	return [...cards].sort((a, b) => place(a) - place(b));
}

/** A whole quiz with texts and keys. */
export function quizJson(module: LessonModule, quiz: Quiz): QuizJson {
	const { code, hash, seed, generator } = quiz;
	return { version: 1, code, module: module.id, hash, seed, generator, items: itemsJson(module, quiz.items) };
}
