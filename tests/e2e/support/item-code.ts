import { ITEM_KINDS, type ItemKind } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { presentItem, keyOf } from '#lib/domain/item/rules.ts';
import { bankOf } from '#lib/domain/quiz/bank.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { shipped } from '../../fixtures/shipped.ts';
import { QUIZ } from './quiz.ts';

const SEED = 5;

const inLessons = new Set(shipped.flatMap((module) => bankOf(module).map(({ kind }) => kind)));
/** Kinds that the lessons yield and a click or a key answers. */
export const ASKED_KINDS = ITEM_KINDS.filter((kind) => kind !== 'written' && inLessons.has(kind));

function tenItems(): string {
	const module = shipped.find(({ id }) => id === 'decision-for-war');
	const made = module && generateQuiz(module, { items: 10 }, SEED);
	if (!made?.isOk) throw new Error('The module cannot fill a quiz of ten items.');
	return `${QUIZ}?code=${made.value.code}`;
}

/** The address of a whole quiz whose items are the same at every run. */
export const TEN_ITEMS = tenItems();

/** The address of a quiz of one item of a kind, from the first module that yields it, and the item. */
export function oneItem(kind: ItemKind) {
	for (const module of shipped) {
		const made = generateQuiz(module, { items: 1, kind }, SEED);
		const item = made.isOk ? made.value.items[0] : undefined;
		if (!made.isOk || !item) continue;
		const content = indexModule(module);
		const [face, key] = [presentItem(content, item), keyOf(content, item)];
		if (face && key) return { address: `/quiz/${module.id}?code=${made.value.code}`, item, face, key };
	}
	throw new Error(`No module yields an item of the kind ${kind}.`);
}
