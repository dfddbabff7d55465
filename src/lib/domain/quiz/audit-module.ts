import { isAsked, type AskedClaim } from '../content/claim.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import { aimOf, isDetail, isOfMeaning } from '../item/aim.ts';
import { areTwins, isHub, keepsFrame } from '../item/frames.ts';
import { claimsOf } from '../item/claims-of.ts';
import { ITEM_KINDS, type Item } from '../item/item.ts';
import { definitionOf } from '../item/kinds/registry.ts';
import { indexModule, type ModuleIndex } from '../item/module-index.ts';
import { auditBlindStrategies, type StrategyResult } from './audit-bank.ts';
import { allCandidates, bankOf } from './bank.ts';
import { DEFAULT_BLUEPRINT } from './blueprint.ts';
import { errorsOf } from './flaws.ts';
import { quizFlaws } from './quiz-flaws.ts';
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
	/** What the same quizzes hold beyond that. */
	readonly quizzes: {
		/** Quizzes that could not be drawn. */
		readonly failed: number;
		readonly mostDetails: number;
		/** Quizzes in which two items turn on one claim, or on claims that are the same point. */
		readonly withSamePoint: number;
		/** Quizzes in which an item answers another, or repeats a stem or a choice of it. */
		readonly withRepeats: number;
	};
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

/** Whether two items turn on one claim, or on claims that are the same point. */
function haveSamePoint(content: ModuleIndex, items: readonly Item[]): boolean {
	const points = items.map((item) => {
		const claims = new Set(claimsOf({ item, content }));
		return {
			claims,
			near: [...claims].flatMap((id) => [id, ...(content.claims.get(id)?.samePointAs ?? [])])
		};
	});
	return points.some(({ near }, place) =>
		points.slice(place + 1).some(({ claims }) => near.some((id) => claims.has(id)))
	);
}

function quizzesOf(module: LessonModule, count: number): Pick<ModuleAudit, 'meaning' | 'quizzes'> {
	const content = indexModule(module);
	const drawn = Array.from({ length: count }, (_, seed) =>
		generateQuiz(module, DEFAULT_BLUEPRINT, seed)
	).flatMap((made) => (made.isOk ? [made.value.items] : []));
	const countIn = (wanted: (content: ModuleIndex, item: Item) => boolean): number[] =>
		drawn.map((items) => items.filter((item) => wanted(content, item)).length);
	const meaning = countIn(isOfMeaning);
	const withErrors = drawn.filter((items) =>
		quizFlaws(items.flatMap((item) => resolveItem(content, item) ?? [])).some(
			({ severity }) => severity === 'error'
		)
	);
	return {
		meaning: {
			quizzes: drawn.length,
			fewest: drawn.length === 0 ? 0 : Math.min(...meaning),
			mean: shareOf(
				meaning.reduce((total, each) => total + each, 0),
				drawn.length
			)
		},
		quizzes: {
			failed: count - drawn.length,
			mostDetails: Math.max(0, ...countIn(isDetail)),
			withSamePoint: drawn.filter((items) => haveSamePoint(content, items)).length,
			withRepeats: withErrors.length
		}
	};
}

/** Everything that a curator is told about the bank of a module. */
export function auditModule(module: LessonModule, quizzes = QUIZZES): ModuleAudit {
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
		...quizzesOf(module, quizzes)
	};
}

/** Whether a kind asks the question of a claim, with its misreadings as choices. */
const isQuestionOfClaim = (kind: ResolvedItem['item']['kind']): boolean =>
	definitionOf(kind).choicesAre === 'claims' && definitionOf(kind).aim === undefined;
