import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import type { ModuleSummary } from '#lib/domain/content/lesson-module.ts';
import type { Device } from '#lib/state/device.svelte.ts';

/** What a learner has done in a module, as far as this device knows. */
export interface ModuleProgress {
	readonly module: string;
	/** Ids of the sections read to their end. */
	readonly read: readonly string[];
	/** Ids of the sections begun and not read to their end. */
	readonly begun: readonly string[];
	/** The one of them that was read last, and its turn among all sections; 0 if the device kept no turns then. */
	readonly current: { readonly section: string; readonly last: number } | undefined;
	readonly finished: number;
	readonly unfinished: Attempt | undefined;
}

/** Reading marks and attempts of one module. */
export async function progressOf(
	device: Device,
	module: Pick<ModuleSummary, 'id' | 'hash'> & { readonly sections: readonly { readonly id: string }[] }
): Promise<ModuleProgress> {
	const [attempts, marks] = await Promise.all([
		device.listAttempts(module.id),
		Promise.all(
			module.sections.map(async ({ id }) => ({ id, mark: await device.readingMark(module.id, id) }))
		)
	]);
	const begun = marks.filter(({ mark }) => !mark.isRead && mark.fraction > 0);
	const [current] = begun
		.map(({ id, mark }) => ({ section: id, last: mark.last ?? 0 }))
		.sort((a, b) => b.last - a.last);
	const open = attempts.filter(({ finishedAt }) => finishedAt === undefined);
	const isOlder = open.some(({ hash }) => hash !== module.hash);
	const editions = isOlder ? await editionsOf(module.id) : undefined;
	return {
		module: module.id,
		read: marks.filter(({ mark }) => mark.isRead).map(({ id }) => id),
		begun: begun.map(({ id }) => id),
		current,
		finished: attempts.filter(({ finishedAt }) => finishedAt !== undefined).length,
		// Of another edition, questions may not exist any more: unless what they were made on was kept. An assigned quiz
		// keeps to its own room.
		unfinished: open.findLast(
			({ id, hash }) => (hash === module.hash || editions?.has(hash)) && !isAssigned(id)
		)
	};
}

const editionsOf = (module: string): Promise<ReadonlySet<string> | undefined> =>
	import('#lib/state/editions.ts').then(
		({ keptEditions }) => keptEditions(module),
		() => undefined
	);

/** Where a learner stopped: in the quiz begun last, or else in the section read last and not to its end. */
export function whereStopped(
	progress: readonly ModuleProgress[]
):
	| { readonly module: string; readonly attempt: string }
	| { readonly module: string; readonly section: string }
	| undefined {
	const [quiz] = progress
		.flatMap(({ unfinished }) => unfinished ?? [])
		.sort((a, b) => b.sequence - a.sequence);
	if (quiz) return { module: quiz.module, attempt: quiz.id };
	const [reading] = progress
		.flatMap(({ module, current }) => (current ? [{ module, ...current }] : []))
		.sort((a, b) => b.last - a.last);
	return reading && { module: reading.module, section: reading.section };
}
