import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { supportedClaim } from '#lib/domain/item/kinds/supported-claim.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { allCandidates, bankOf } from '#lib/domain/quiz/bank.ts';
import { DEFAULT_BLUEPRINT } from '#lib/domain/quiz/blueprint.ts';
import type { Flaw } from '#lib/domain/quiz/flaw-rule.ts';
import { errorsOf, flawsOf } from '#lib/domain/quiz/flaws.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { resolveItem, type ResolvedItem } from '#lib/domain/quiz/candidate-items.ts';
import { quizFlaws } from '#lib/domain/quiz/quiz-flaws.ts';
import { flawedClaims } from '../check-claims.ts';
import type { Diagnostic, Spot } from '../diagnostic.ts';

const SEEDS_TRIED = 200;

/** Finds the file and line of a claim, source, event or pair of a module. */
export type Locate = (id: string, moduleId?: string) => Spot | undefined;

/** Holds the items that a module yields against the flaw rules, and says which claims to mend. */
export function checkItems(module: LessonModule, locate: Locate): Diagnostic[] {
	const spotOf = (id: string): Spot =>
		locate(id, module.id) ?? { file: `lessons/${module.id}/module.md`, line: 1 };
	const content = indexModule(module);
	const bank = bankOf(module).flatMap((item) => resolveItem(content, item) ?? []);
	const prospects = allCandidates(module);
	return [
		...unusedClaims(module, prospects, spotOf),
		...barredItems(prospects, spotOf),
		...flawedItems(bank, spotOf),
		...flawedQuizzes(module, spotOf),
		...flawedClaims(module, spotOf)
	];
}

/** Claims of which not one question about what the document says is sound. */
function unusedClaims(
	module: LessonModule,
	prospects: readonly ResolvedItem[],
	spotOf: (id: string) => Spot
): Diagnostic[] {
	return module.sources.flatMap((source) =>
		source.claims.flatMap((claim): Diagnostic[] => {
			const own = prospects.filter(
				({ item }) => item.kind === supportedClaim.kind && item.about[0] === claim.id
			);
			const flaws = own.flatMap(errorsOf);
			if (own.some((whole) => errorsOf(whole).length === 0) || isListed(flaws)) return [];
			const reasons = [...new Set(flaws.map(({ message }) => message))];
			const why = reasons.join('; ') || 'it has too few misreadings';
			return [
				{
					...spotOf(claim.id),
					severity: 'error',
					message: `No sound question can be made of this claim: ${why}. Type the statement or its misreadings in other words.`
				}
			];
		})
	);
}

/** Rules that bar questions one by one and stop no build. */
const ONE_BY_ONE = ['unresolved-noun'];
const isListed = (flaws: readonly Flaw[]): boolean =>
	flaws.length > 0 && flaws.every(({ rule }) => ONE_BY_ONE.includes(rule));

/** Questions with choices of a curator's own that are never asked, one warning for each reason. */
function barredItems(prospects: readonly ResolvedItem[], spotOf: (id: string) => Spot): Diagnostic[] {
	const written = prospects.filter(({ item }) => definitionOf(item.kind).choicesAre === 'claims');
	const barred = written.flatMap((whole) => {
		const flaws = errorsOf(whole);
		// A claim of which nothing can be asked for another reason is an error.
		if (whole.item.kind === supportedClaim.kind && !isListed(flaws)) return [];
		return flaws.map(({ message }) => ({ subject: whole.item.about[0] ?? '', message }));
	});
	return barred
		.filter((one, place) => {
			const first = barred.findIndex(
				({ subject, message }) => subject === one.subject && message === one.message
			);
			return first === place;
		})
		.map(({ subject, message }) => ({
			...spotOf(subject),
			severity: 'warning' as const,
			message: `This question is never asked: ${message}. Type it, or its answers, in other words.`
		}));
}

/** Warnings about items that can be asked, one for each rule and subject. */
function flawedItems(bank: readonly ResolvedItem[], spotOf: (id: string) => Spot): Diagnostic[] {
	const seen = new Set<string>();
	return bank.flatMap((whole) =>
		flawsOf(whole).flatMap((flaw): Diagnostic[] => {
			const [subject = ''] = whole.item.about;
			const name = `${flaw.rule} ${subject} ${flaw.message}`;
			if (seen.has(name)) return [];
			seen.add(name);
			return [
				{
					...spotOf(subject),
					severity: flaw.severity,
					message: `In a question of the kind ${whole.item.kind}, ${flaw.message}. Type the claim, misreading or event in other words.`
				}
			];
		})
	);
}

/** Whether quizzes can be drawn at all, and whether any holds an item that answers another. */
function flawedQuizzes(module: LessonModule, spotOf: (id: string) => Spot): Diagnostic[] {
	const content = indexModule(module);
	const faults = new Set<string>();
	for (let seed = 0; seed < SEEDS_TRIED; seed++) {
		const made = generateQuiz(module, DEFAULT_BLUEPRINT, seed);
		if (!made.isOk) {
			const lacking = made.failure.lacking
				.map(({ of, wanted, found }) => `${found} of ${wanted} ${of}`)
				.join(', ');
			faults.add(
				`A quiz of ${DEFAULT_BLUEPRINT.items} items cannot be filled (${lacking}). Type more claims and events.`
			);
			continue;
		}
		const items = made.value.items.flatMap((item) => resolveItem(content, item) ?? []);
		for (const { severity, message } of quizFlaws(items)) if (severity === 'error') faults.add(message);
	}
	return [...faults].map((message) => ({ ...spotOf(''), severity: 'error' as const, message }));
}
