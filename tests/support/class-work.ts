import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { seedFor } from '#lib/domain/classroom/assignment.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { keyOf } from '#lib/domain/item/rules.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

export const classModule: LessonModule = syntheticModule(40);

let made = 0;
/** An id as a client makes one up. */
export const newId = (kind: string): string => `${kind}-${process.pid}-${String(++made).padStart(6, '0')}`;

export function assignmentOf(changes: Partial<Assignment> = {}, module = classModule): Assignment {
	return {
		id: newId('assignment'),
		title: 'What did they know?',
		module: module.id,
		hash: module.hash,
		blueprint: { items: 4 },
		seeds: { kind: 'same', seed: 7 },
		counts: 'best',
		feedback: 'at-end',
		order: 'pairs',
		...changes
	};
}

interface Sitting {
	readonly learner: string;
	readonly rosterNumber?: number;
	readonly number?: number;
	readonly id?: string;
	readonly isRight?: boolean;
	readonly finishedAt?: number;
}

/** A finished sitting of an assignment with every item answered, rightly or not. */
export function handInOf(assignment: Assignment, sitting: Sitting, module = classModule): HandIn {
	const { learner, rosterNumber = 1, number = 1, isRight = true, finishedAt = 2_000 } = sitting;
	const seed = seedFor(assignment, rosterNumber, number);
	const quiz = generateQuiz(module, assignment.blueprint, seed);
	if (!quiz.isOk) throw new Error('The module cannot fill the blueprint.');
	const content = indexModule(module);
	const responses = quiz.value.items.map((item, place) => {
		const key = keyOf(content, item)?.key ?? [];
		const cards = isRight ? key : [...key].reverse();
		const wrong = item.shown.find((id) => !key.includes(id)) ?? '';
		const response =
			definitionOf(item.kind).form === 'order'
				? ({ kind: 'order', cards } as const)
				: ({ kind: 'choice', choice: isRight ? (key[0] ?? '') : wrong } as const);
		return { item: place, response, givenAt: 1_000 + place };
	});
	const id = sitting.id ?? newId('attempt');
	const attempt = { ...quiz.value, id, sequence: number, startedAt: 1_000, responses, finishedAt };
	return { assignment: assignment.id, learner, rosterNumber, number, from: 'device', attempt };
}
