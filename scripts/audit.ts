import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { isAsked, type AskedClaim } from '#lib/domain/content/claim.ts';
import { claimsOf } from '#lib/domain/item/claims-of.ts';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { supportedClaim } from '#lib/domain/item/kinds/supported-claim.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { sentenceOf } from '#lib/domain/item/statement.ts';
import { weightyWords } from '#lib/domain/item/words.ts';
import { auditBlindStrategies } from '#lib/domain/quiz/audit-bank.ts';
import { auditModule } from '#lib/domain/quiz/audit-module.ts';
import { allCandidates, bankOf } from '#lib/domain/quiz/bank.ts';
import { errorsOf } from '#lib/domain/quiz/flaws.ts';
import { resolveItem, type ResolvedItem } from '#lib/domain/quiz/candidate-items.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The answer-key audit of one module, as lines to print. */
export function auditLines(module: LessonModule): string[] {
	const content = indexModule(module);
	const bank = bankOf(module).flatMap((item) => resolveItem(content, item) ?? []);
	return [
		`${module.id}: ${bank.length} distinct items`,
		...kindLines(module, bank),
		claimLine(module, bank),
		...keyLines(bank),
		...editionLines(module),
		...strategyLines('all kinds', bank),
		...ITEM_KINDS.flatMap((kind) => {
			const own = bank.filter(({ item }) => item.kind === kind);
			return own.length === 0 ? [] : strategyLines(kind, own);
		})
	];
}

function kindLines(module: LessonModule, bank: readonly ResolvedItem[]): string[] {
	const prospects = allCandidates(module);
	return ITEM_KINDS.map((kind) => {
		const sound = bank.filter(({ item }) => item.kind === kind);
		const flawed = prospects.filter((whole) => whole.item.kind === kind && errorsOf(whole).length > 0);
		const reasons = new Map<string, number>();
		for (const { rule } of flawed.flatMap(errorsOf)) reasons.set(rule, (reasons.get(rule) ?? 0) + 1);
		const barred = [...reasons].map(([rule, count]) => `${count} ${rule}`).join(', ');
		return `  ${kind.padEnd(17)} ${String(sound.length).padStart(4)} sound${barred && `; barred: ${barred}`}`;
	});
}

/** How many items each claim yields: the fewest, the middle, the most. */
function claimLine(module: LessonModule, bank: readonly ResolvedItem[]): string {
	const counts = new Map<string, number>();
	for (const { claims } of module.sources) for (const { id } of claims) counts.set(id, 0);
	for (const id of bank.flatMap(claimsOf)) counts.set(id, (counts.get(id) ?? 0) + 1);
	const sorted = [...counts.values()].sort((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
	return `  items for each of ${sorted.length} claims: ${sorted[0] ?? 0} at least, ${middle} in the middle, ${sorted.at(-1) ?? 0} at most`;
}

/** What only the second edition has: aims, lures, frames, and how many items of a quiz ask for meaning. */
function editionLines(module: LessonModule): string[] {
	const { isAsked, aims, claims, misreadings, twins, hubs, meaning, quizzes } = auditModule(module);
	if (!isAsked) return [];
	const list = (counts: Readonly<Record<string, number>>): string =>
		Object.entries(counts)
			.map(([name, count]) => `${count} ${name}`)
			.join(', ');
	return [
		`  items by aim: ${list(aims)}`,
		`  claims by aim: ${list(claims.aims)}; by weight: ${list(claims.weights)}`,
		goal(
			`misreadings: ${misreadings.lured} of ${misreadings.total} lured (goal: all)`,
			misreadings.lured === misreadings.total
		),
		goal(
			`misreadings: ${percent(misreadings.reversedShare)} reversed (goal: 25 % at most)`,
			misreadings.reversedShare <= 0.25
		),
		goal(
			`misreadings: ${percent(misreadings.sameFrameShare)} keep 70 % of their statement (goal: 15 % at most)`,
			misreadings.sameFrameShare <= 0.15
		),
		`  claims without a sentence that can be read alone: ${clausesOf(module).length} of ${claims.total}`,
		goal(`twins: ${twins}; hubs: ${hubs} (goal: 0)`, twins + hubs === 0),
		goal(
			`items of meaning in ${meaning.quizzes} quizzes: ${meaning.fewest} at least, ${meaning.mean.toFixed(1)} on average (goal: 4 at least)`,
			meaning.fewest >= 4
		),
		goal(`details in a quiz: ${quizzes.mostDetails} at most (goal: 2 at most)`, quizzes.mostDetails <= 2),
		goal(
			`quizzes with two items on one point: ${quizzes.withSamePoint}; with an item that answers or repeats another: ${quizzes.withRepeats}; that cannot be drawn: ${quizzes.failed} (goal: 0)`,
			quizzes.withSamePoint + quizzes.withRepeats + quizzes.failed === 0
		)
	];
}

const goal = (measure: string, isMet: boolean): string =>
	`  ${measure}${isMet ? '' : '  <-- short of the goal'}`;

/** Where keys stand, how long they are beside the other choices, and how often they share a word with the stem. */
function keyLines(bank: readonly ResolvedItem[]): string[] {
	const worded = bank.filter(({ face }) => face.form === 'choices' && !face.isFixedOrder);
	const placed = worded.map(({ face, key }) => face.choices.findIndex(({ id }) => id === key.key[0]) + 1);
	const places = [1, 2, 3].map((place) => placed.filter((each) => each === place).length).join(', ');
	const ratios = worded.map(lengthOfKey).sort((a, b) => a - b);
	const at = (share: number): string => (ratios[Math.floor(ratios.length * share)] ?? 0).toFixed(2);
	const sharing = worded.filter(sharesWordWithStem).length / Math.max(1, worded.length);
	return [
		`  keys in places 1, 2, 3: ${places}`,
		`  length of the key to the mean of the others: ${at(0.1)}, ${at(0.5)}, ${at(0.9)} (tenth, middle, nine tenths)`,
		`  keys that share a word of weight with the stem: ${percent(sharing)}`
	];
}

function lengthOfKey({ face, key }: ResolvedItem): number {
	const [right, wrong] = [true, false].map((isKey) =>
		face.choices.filter(({ id }) => key.key.includes(id) === isKey).map(({ text }) => text.length)
	);
	const mean = (lengths: readonly number[] = []): number =>
		lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
	return mean(right) / Math.max(1, mean(wrong));
}

function sharesWordWithStem({ face, key }: ResolvedItem): boolean {
	const stem = weightyWords(face.stem);
	const right = face.choices.find(({ id }) => id === key.key[0])?.text ?? '';
	return [...weightyWords(right)].some((word) => stem.has(word));
}

function strategyLines(name: string, items: readonly ResolvedItem[]): string[] {
	return auditBlindStrategies(items)
		.filter(({ applies }) => applies > 0)
		.map(({ strategy, applies: tried, share, chance }) => {
			const points = 100 * (share - chance);
			const isJudged = name === 'all kinds' || name === supportedClaim.kind;
			const mark =
				Math.abs(points) > 8 && isJudged && tried >= 30 ? '  <-- more than 8 points from chance' : '';
			return `  ${name}: ${strategy.padEnd(12)} ${percent(share)} (chance ${percent(chance)}, ${tried} items) ${points >= 0 ? '+' : ''}${points.toFixed(1)}${mark}`;
		});
}

const clausesOf = (module: LessonModule): AskedClaim[] =>
	module.sources
		.flatMap(({ claims }) => claims)
		.filter(isAsked)
		.filter((claim) => sentenceOf(claim) === undefined);

/** Every claim that cannot be read without its question: for a curator who wants more questions of it. */
export const clauseLines = (module: LessonModule): string[] =>
	clausesOf(module).map(({ id, statement }) => `  ${id} needs “alone”: ${statement}`);

/** Every prospect of a module that a rule bars, with the reason: for a curator who wants more questions. */
export function barredLines(module: LessonModule): string[] {
	return allCandidates(module).flatMap((whole) =>
		errorsOf(whole).map(
			({ rule, message }) => `  ${whole.item.kind} ${whole.item.about.join(' ')}: ${rule}: ${message}`
		)
	);
}
