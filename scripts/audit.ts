import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { auditBlindStrategies } from '#lib/domain/quiz/audit-bank.ts';
import { allProspects, bankOf } from '#lib/domain/quiz/bank.ts';
import { errorsOf } from '#lib/domain/quiz/flaws.ts';
import { wholeItem, type WholeItem } from '#lib/domain/quiz/prospects.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The answer-key audit of one module, as lines to print. */
export function auditLines(module: LessonModule): string[] {
	const content = indexModule(module);
	const bank = bankOf(module).flatMap((item) => wholeItem(content, item) ?? []);
	return [
		`${module.id}: ${bank.length} distinct items`,
		...kindLines(module, bank),
		...strategyLines('all kinds', bank),
		...ITEM_KINDS.flatMap((kind) => {
			const own = bank.filter(({ item }) => item.kind === kind);
			return own.length === 0 ? [] : strategyLines(kind, own);
		})
	];
}

function kindLines(module: LessonModule, bank: readonly WholeItem[]): string[] {
	const prospects = allProspects(module);
	return ITEM_KINDS.map((kind) => {
		const sound = bank.filter(({ item }) => item.kind === kind);
		const flawed = prospects.filter((whole) => whole.item.kind === kind && errorsOf(whole).length > 0);
		const reasons = new Map<string, number>();
		for (const { rule } of flawed.flatMap(errorsOf)) reasons.set(rule, (reasons.get(rule) ?? 0) + 1);
		const barred = [...reasons].map(([rule, count]) => `${count} ${rule}`).join(', ');
		return `  ${kind.padEnd(17)} ${String(sound.length).padStart(4)} sound${barred && `; barred: ${barred}`}`;
	});
}

function strategyLines(name: string, items: readonly WholeItem[]): string[] {
	return auditBlindStrategies(items)
		.filter(({ applies }) => applies > 0)
		.map(({ strategy, applies: tried, share, chance }) => {
			const points = 100 * (share - chance);
			const isJudged = name === 'all kinds' || name === 'supported-claim';
			const mark =
				Math.abs(points) > 8 && isJudged && tried >= 30 ? '  <-- more than 8 points from chance' : '';
			return `  ${name}: ${strategy.padEnd(12)} ${percent(share)} (chance ${percent(chance)}, ${tried} items) ${points >= 0 ? '+' : ''}${points.toFixed(1)}${mark}`;
		});
}

/** Every prospect of a module that a rule bars, with the reason: for a curator who wants more questions. */
export function barredLines(module: LessonModule): string[] {
	return allProspects(module).flatMap((whole) =>
		errorsOf(whole).map(
			({ rule, message }) => `  ${whole.item.kind} ${whole.item.about.join(' ')}: ${rule}: ${message}`
		)
	);
}
