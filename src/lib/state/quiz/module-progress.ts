import { isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import { isWorkedOn } from '#lib/domain/attempt/is-worked-on.ts';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { ModuleSummary } from '#lib/domain/content/lesson-module.ts';
import type { Device } from '../device/device.svelte.ts';

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

type Asked = Pick<ModuleSummary, 'id' | 'hash'> & { readonly sections: readonly { readonly id: string }[] };

/** Reading marks and attempts of some modules. No attempt that is finished is read for it. */
export async function progressIn(device: Device, modules: readonly Asked[]): Promise<ModuleProgress[]> {
	const [{ finished, open }, kept] = await Promise.all([device.summarize(), device.readingMarks()]);
	const marks = new Map(kept);
	return Promise.all(
		modules.map(async (module) => {
			const places = module.sections.flatMap(({ id }) => {
				const mark = marks.get(`${module.id}/${id}`);
				return mark ? [{ id, mark }] : [];
			});
			const begun = places.filter(({ mark }) => !mark.isRead && mark.fraction > 0);
			const [current] = begun
				.map(({ id, mark }) => ({ section: id, last: mark.last ?? 0 }))
				.sort((a, b) => b.last - a.last);
			return {
				module: module.id,
				read: places.filter(({ mark }) => mark.isRead).map(({ id }) => id),
				begun: begun.map(({ id }) => id),
				current,
				finished: finished.get(module.id) ?? 0,
				unfinished: await unfinishedIn(
					module,
					open.filter((attempt) => attempt.module === module.id && isWorkedOn(attempt))
				)
			};
		})
	);
}

/** The quiz to go on with in a module, of those that are open there. */
async function unfinishedIn(module: Asked, open: readonly Attempt[]): Promise<Attempt | undefined> {
	const isOlder = open.some(({ hash }) => hash !== module.hash);
	const editions = isOlder ? await editionsOf(module.id) : undefined;
	// Of another edition, questions may not exist any more: unless what they were made on was kept. An assigned quiz
	// stays on its own page.
	return open.findLast(({ id, hash }) => (hash === module.hash || editions?.has(hash)) && !isAssigned(id));
}

const editionsOf = (module: string): Promise<ReadonlySet<string> | undefined> =>
	import('#lib/library/editions.ts').then(
		({ storedEditions }) => storedEditions(module),
		() => undefined
	);

/** Where a learner stopped: in a quiz, or else in a section. */
export type Stopped =
	| { readonly module: string; readonly attempt: string }
	| { readonly module: string; readonly section: string };

/** The quiz begun last, or else the section read last and not to its end. */
export function whereStopped(progress: readonly ModuleProgress[]): Stopped | undefined {
	const [quiz] = progress
		.flatMap(({ unfinished }) => unfinished ?? [])
		.sort((a, b) => b.sequence - a.sequence);
	if (quiz) return { module: quiz.module, attempt: quiz.id };
	const [reading] = progress
		.flatMap(({ module, current }) => (current ? [{ module, ...current }] : []))
		.sort((a, b) => b.last - a.last);
	return reading && { module: reading.module, section: reading.section };
}
