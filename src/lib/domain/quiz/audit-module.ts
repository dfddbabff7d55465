import { isAsked, type AskedClaim } from '../content/claim.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import { aimOf, isOfMeaning } from '../item/aim.ts';
import { areTwins, isHub, keepsFrame } from '../item/frames.ts';
import { ITEM_KINDS } from '../item/item.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { indexModule } from '../item/module-index.ts';
import { auditBlindStrategies, type StrategyResult } from './audit-bank.ts';
import { allCandidates, bankOf } from './bank.ts';
import { DEFAULT_BLUEPRINT } from './blueprint.ts';
import { errorsOf } from './flaws.ts';
import { generateQuiz } from './generate-quiz.ts';
import { resolveItem, type ResolvedItem } from './candidate-items.ts';

const QUIZZES = 1000;

/** The figures of one module's bank. Shares are from 0 to 1. */
interface ModuleAudit {
	readonly module: string;
	/** Whether the module is of the second edition. */
	readonly isAsked: boolean;
	readonly items: number;
	readonly kinds: readonly {
		readonly kind: string;
		readonly items: number;
		/** How many each rule bars. */
		readonly barred: Readonly<Record<string, number>>;
	}[];
	/** Items by what they ask for; those that ask for nothing of the kind are left out. */
	readonly aims: Readonly<Record<string, number>>;
	readonly claims: {
		readonly total: number;
		readonly aims: Readonly<Record<string, number>>;
		readonly weights: Readonly<Record<string, number>>;
	};
	/** Blind strategies over the whole bank, and over the questions of claims alone. */
	readonly strategies: {
		readonly all: readonly StrategyResult[];
		readonly claims: readonly StrategyResult[];
	};
	readonly misreadings: {
		readonly total: number;
		readonly lured: number;
		readonly kinds: Readonly<Record<string, number>>;
		readonly reversedShare: number;
		/** Misreadings that keep 70 % of the words of their statement in their order. */
		readonly sameFrameShare: number;
	};
	/** Claims whose two misreadings are twins, and whose statement is a hub. */
	readonly twins: number;
	readonly hubs: number;
	/** How many items of a quiz of ten ask what a document means, over the quizzes of seeds 0 to 999. */
	readonly meaning: { readonly quizzes: number; readonly fewest: number; readonly mean: number };
}

function counted(values: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function kindsOf(module: LessonModule, bank: readonly ResolvedItem[]): ModuleAudit['kinds'] {
	const prospects = allCandidates(module);
	return ITEM_KINDS.map((kind) => {
		const own = prospects.filter(({ item }) => item.kind === kind);
		const rules = own.flatMap((whole) => errorsOf(whole).map(({ rule }) => rule));
		return { kind, items: bank.filter(({ item }) => item.kind === kind).length, barred: counted(rules) };
	});
}

function misreadingsOf(claims: readonly AskedClaim[]): ModuleAudit['misreadings'] {
	const all = claims.flatMap((claim) => claim.misreadings.map((misreading) => ({ claim, misreading })));
	const framed = all.filter(({ claim, misreading }) => keepsFrame(claim.statement, misreading.text));
	const kinds = counted(all.flatMap(({ misreading }) => misreading.kind ?? []));
	return {
		total: all.length,
		lured: all.filter(({ misreading }) => misreading.temptedBy !== undefined).length,
		kinds,
		reversedShare: shareOf(kinds['reversed'] ?? 0, all.length),
		sameFrameShare: shareOf(framed.length, all.length)
	};
}

function meaningOf(module: LessonModule): ModuleAudit['meaning'] {
	const content = indexModule(module);
	const counts = Array.from({ length: QUIZZES }, (_, seed) => generateQuiz(module, DEFAULT_BLUEPRINT, seed))
		.flatMap((made) => (made.isOk ? [made.value] : []))
		.map(({ items }) => items.filter((item) => isOfMeaning(content, item)).length);
	const sum = counts.reduce((total, count) => total + count, 0);
	return {
		quizzes: counts.length,
		fewest: counts.length === 0 ? 0 : Math.min(...counts),
		mean: shareOf(sum, counts.length)
	};
}

/** Everything that a curator is told about the bank of a module. */
export function auditModule(module: LessonModule): ModuleAudit {
	const content = indexModule(module);
	const bank = bankOf(module).flatMap((item) => resolveItem(content, item) ?? []);
	const claims = [...content.claims.values()].filter(isAsked);
	const ofClaims = bank.filter(({ item }) => isQuestionOfClaim(item.kind));
	const texts = claims.map(({ statement, misreadings }) => ({
		right: statement,
		wrong: misreadings.map(({ text }) => text)
	}));
	return {
		module: module.id,
		isAsked: content.isAsked,
		items: bank.length,
		kinds: kindsOf(module, bank),
		aims: counted(bank.flatMap(({ item }) => aimOf(content, item) ?? [])),
		claims: {
			total: content.claims.size,
			aims: counted(claims.map(({ aim }) => aim)),
			weights: counted(claims.map(({ weight }) => weight))
		},
		strategies: { all: auditBlindStrategies(bank), claims: auditBlindStrategies(ofClaims) },
		misreadings: misreadingsOf(claims),
		twins: texts.filter(({ right, wrong }) => areTwins(right, wrong)).length,
		hubs: texts.filter(({ right, wrong }) => isHub(right, wrong)).length,
		meaning: meaningOf(module)
	};
}

/** Whether a kind asks the question of a claim, with its misreadings as choices. */
const isQuestionOfClaim = (kind: ResolvedItem['item']['kind']): boolean =>
	definitionOf(kind).choicesAre === 'claims' && definitionOf(kind).aim === undefined;
