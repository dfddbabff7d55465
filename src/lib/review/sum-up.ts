import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Source } from '#lib/domain/content/source.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { reviewsIn } from './log.ts';

/** What a finished sitting came to. */
export interface ReviewSummary {
	readonly asked: number;
	readonly known: number;
	/** Documents of the claims that were missed, each once. */
	readonly toReread: readonly { readonly module: string; readonly source: Source }[];
}

/** What came of a sitting, by its first tries. */
export function sumUp(sitting: Attempt, modules: readonly LessonModule[]): ReviewSummary {
	const reviews = reviewsIn([sitting], modules);
	const missed = reviews.filter(({ grade, topic }) => grade === 'again' && topic.kind === 'claim');
	const toReread = modules.flatMap((module) => {
		const { claims, sources } = indexModule(module);
		const own = missed.filter((review) => review.module === module.id);
		const ids = new Set(own.flatMap(({ topic }) => claims.get(topic.id)?.source ?? []));
		return [...ids].flatMap((id) => sources.get(id) ?? []).map((source) => ({ module: module.id, source }));
	});
	const known = reviews.filter(({ grade }) => grade === 'good').length;
	return { asked: sitting.items.length, known, toReread };
}
