import { compareText } from '../compare-text.ts';
import type { Item } from '../item/item.ts';
import { indexModule, type ModuleIndex } from '../item/module-index.ts';
import { keyOf } from '../item/rules.ts';
import { isScored } from '../item/score-item.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import { responsesTo } from '../attempt/record-response.ts';
import type { GradedHandIn } from './grade-hand-in.ts';
import { sumShares, type ItemShare } from './score-share.ts';

/** How often a choice was taken, of first responses. */
interface ChoiceTaken {
	readonly choice: string;
	readonly taken: number;
	readonly isKey: boolean;
}

/** What may be wrong with an item. */
type HealthConcern = 'few-right' | 'key-below-distractor' | 'tells-nothing' | 'choice-not-taken';

/** A concern, and whether enough learners answered to take it seriously. */
interface HealthFinding {
	readonly concern: HealthConcern;
	/** Answers that it takes to say so. */
	readonly needs: number;
	readonly isSure: boolean;
}

/** How an item fared in a class: one response a learner, that of the counted attempt. */
export interface ItemHealth {
	readonly item: Item;
	/** Learners who had it on their paper. */
	readonly asked: number;
	readonly answered: number;
	/** Mean share of the point of those who answered; undefined if nobody did. */
	readonly shareRight?: number;
	/**
	 * Correlation (-1 to 1) of what the item earned with what the rest of the same papers earned: whether those who
	 * knew the rest knew this. Undefined where either is the same for all.
	 */
	readonly discrimination?: number;
	/** In the order of their ids; none for cards in order. */
	readonly choices: readonly ChoiceTaken[];
	readonly findings: readonly HealthFinding[];
}

/** Answers needed before a concern is more than chance; small classes see it greyed. */
const HEALTH_NEEDS: Readonly<Record<HealthConcern, number>> = {
	'few-right': 10,
	'key-below-distractor': 10,
	'tells-nothing': 20,
	'choice-not-taken': 20
};
const FEW_RIGHT = 0.3;
const MIN_DISCRIMINATION = 0.1;

interface Sitting {
	readonly item: Item;
	readonly share: ItemShare;
	/** Share of the points of the rest of the paper. */
	readonly rest: number;
	readonly choice?: string;
}

const earned = (share: ItemShare): number => (typeof share === 'number' ? share : 0);

function sittingsOf({ handIn: { attempt }, shares }: GradedHandIn): Sitting[] {
	const { points, possible } = sumShares(shares);
	return attempt.items.map((item, place) => {
		const share = shares[place] ?? 'unanswered';
		const rest = possible > 1 ? (points - earned(share)) / (possible - 1) : 0;
		const response = responsesTo(attempt, place)[0];
		return { item, share, rest, ...(response?.kind === 'choice' ? { choice: response.choice } : {}) };
	});
}

const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;

/** Pearson's correlation; undefined for fewer than two pairs, or where one side is all the same. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | undefined {
	if (pairs.length < 2) return undefined;
	const [x, y] = [mean(pairs.map(([a]) => a)), mean(pairs.map(([, b]) => b))];
	const sum = (term: (a: number, b: number) => number): number =>
		pairs.reduce((total, [a, b]) => total + term(a - x, b - y), 0);
	const [xx, yy] = [sum((a) => a * a), sum((_, b) => b * b)];
	// Sums of squares of rounded numbers: what is as good as nothing is nothing.
	return xx < 1e-9 || yy < 1e-9 ? undefined : sum((a, b) => a * b) / Math.sqrt(xx * yy);
}

function choicesOf(content: ModuleIndex, item: Item, sittings: readonly Sitting[]): ChoiceTaken[] {
	const key = keyOf(content, item);
	if (!key || key.cards.length > 0 || !isScored(item)) return [];
	return [...item.shown].sort(compareText).map((choice) => ({
		choice,
		taken: sittings.filter((sitting) => sitting.choice === choice).length,
		isKey: key.key.includes(choice)
	}));
}

function concernsOf(health: Omit<ItemHealth, 'findings'>): HealthConcern[] {
	const { shareRight, discrimination, choices, answered } = health;
	const taken = (isKey: boolean): number[] =>
		choices.filter((choice) => choice.isKey === isKey).map((choice) => choice.taken);
	const found: readonly (readonly [HealthConcern, boolean])[] = [
		['few-right', shareRight !== undefined && shareRight < FEW_RIGHT],
		['key-below-distractor', Math.max(0, ...taken(false)) > Math.max(0, ...taken(true))],
		['tells-nothing', discrimination !== undefined && discrimination < MIN_DISCRIMINATION],
		['choice-not-taken', answered > 0 && taken(false).includes(0)]
	];
	return found.flatMap(([concern, isSo]) => (isSo ? [concern] : []));
}

function healthOf(content: ModuleIndex, item: Item, sittings: readonly Sitting[]): ItemHealth {
	const scored = sittings.filter(({ share }) => share !== 'unscored');
	const answered = scored.filter(({ share }) => typeof share === 'number');
	const discrimination = correlation(scored.map(({ share, rest }) => [earned(share), rest] as const));
	const health = {
		item,
		asked: sittings.length,
		answered: answered.length,
		...(answered.length > 0 ? { shareRight: mean(answered.map(({ share }) => earned(share))) } : {}),
		...(discrimination === undefined ? {} : { discrimination }),
		choices: choicesOf(content, item, sittings)
	};
	const findings = concernsOf(health).map((concern) => {
		const needs = HEALTH_NEEDS[concern];
		return { concern, needs, isSure: answered.length >= needs };
	});
	return { ...health, findings };
}

/** The health of every item on these papers, in the order of item ids. */
export function itemHealth(module: LessonModule, papers: readonly GradedHandIn[]): ItemHealth[] {
	const byItem = new Map<string, Sitting[]>();
	for (const sitting of papers.flatMap(sittingsOf)) {
		const known = byItem.get(sitting.item.id);
		if (known) known.push(sitting);
		else byItem.set(sitting.item.id, [sitting]);
	}
	const content = indexModule(module);
	return [...byItem]
		.sort(([one], [other]) => compareText(one, other))
		.flatMap(([, sittings]) => (sittings[0] ? [healthOf(content, sittings[0].item, sittings)] : []));
}
