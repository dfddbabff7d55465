import { isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { isWorkedOn } from '#lib/domain/attempt/is-worked-on.ts';
import { editionOf, editionsFor, pruneEditions } from '#lib/library/editions.ts';
import type { Device } from '../device/device.svelte.ts';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { resumeQuiz, type QuizSession } from './quiz-session.svelte.ts';

/** What can be gone on with in one module. A script of its own: whoever comes for the first time has nothing. */
export interface Resumable {
	/**
	 * The attempt to go on with, at the quiz of the code if there is one: the last one that was worked on, or else one
	 * of today's text that was only opened.
	 */
	readonly unfinished: Unfinished | undefined;
	/** Opens an attempt on what it was made on; undefined if this device has not kept that. */
	readonly resume: (attemptId: string) => Promise<QuizSession | undefined>;
}

interface Unfinished {
	readonly id: string;
	readonly place: number;
	readonly count: number;
	readonly isWorkedOn: boolean;
	/** Whether it was begun on an earlier text of the module. */
	readonly isOlder: boolean;
}

/**
 * `open` is all that is begun on this device. `code` and `shown` are the code and the attempt in the address; that
 * attempt may be over.
 */
export async function findResumable(
	device: Device,
	module: LessonModule,
	open: readonly Attempt[],
	{ code, shown }: { readonly code: string | undefined; readonly shown: string | undefined }
): Promise<Resumable> {
	const isOpen = open.some(({ id }) => id === shown);
	const over = shown === undefined || isOpen ? [] : await device.listAttempts({ ids: [shown] });
	const attempts = [...open, ...over].filter((attempt) => attempt.module === module.id);
	// An assigned quiz is continued on its own page, which knows when the key may be shown.
	const own = attempts.filter(({ id }) => !isAssigned(id));
	const editions = await editionsFor([module], own);
	void pruneEditions([module.id], { stored: device.stores.attempts, attempts, shown });
	const wanted = code?.toUpperCase();
	const unfinished = own.filter(
		(attempt) =>
			attempt.finishedAt === undefined &&
			editionOf(editions, attempt) &&
			(wanted === undefined || attempt.code === wanted)
	);
	const last = unfinished.findLast(isWorkedOn) ?? unfinished.findLast(({ hash }) => hash === module.hash);
	return {
		unfinished: last && {
			id: last.id,
			place: ((await device.quizPlace(last.id)) ?? last.responses.at(-1)?.item ?? 0) + 1,
			count: last.items.length,
			isWorkedOn: isWorkedOn(last),
			isOlder: last.hash !== module.hash
		},
		resume: async (id) => {
			const attempt = own.find((each) => each.id === id);
			const edition = attempt && editionOf(editions, attempt);
			// What is over can only be looked at: then the text of today is better than none.
			const stands = edition ?? (attempt?.finishedAt === undefined ? undefined : module);
			return stands && resumeQuiz(device, stands, id);
		}
	};
}
