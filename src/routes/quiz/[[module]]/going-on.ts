import { isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { AttemptNote, Device } from '#lib/state/device.svelte.ts';
import { editionsFor } from '#lib/state/editions.ts';
import { resumeQuiz, type QuizSession } from '#lib/state/quiz-session.svelte.ts';

/** What can be gone on with in one module. A script of its own: whoever comes for the first time has nothing. */
export interface GoingOn {
	/** The attempt to go on with: at the quiz of the code if there is one, else the last one begun. */
	readonly unfinished: Unfinished | undefined;
	/** Opens an attempt on what it was made on; undefined if this device has not kept that. */
	readonly resume: (attemptId: string) => Promise<QuizSession | undefined>;
}

interface Unfinished {
	readonly id: string;
	readonly place: number;
	readonly count: number;
	/** Whether it was begun on an earlier text of the module. */
	readonly isOlder: boolean;
}

/** `open` is all that is begun here; `code` and `shown` are the code and the attempt in the address; that attempt may be over. */
export async function goingOn(
	device: Device,
	module: LessonModule,
	open: readonly AttemptNote[],
	{ code, shown }: { readonly code: string | undefined; readonly shown: string | undefined }
): Promise<GoingOn> {
	const begun = open.filter((note) => note.module === module.id);
	// An assigned quiz is gone on with in its own room, which knows when what is right may be shown.
	const ids = new Set([...begun.map(({ id }) => id), ...(shown === undefined ? [] : [shown])]);
	const read = await device.listAttempts([...ids].filter((id) => !isAssigned(id)));
	const needed = read.filter((attempt) => attempt.module === module.id);
	const coming = editionsFor(module, [...needed, ...begun]);
	// Other editions are waited for only if one of them is needed.
	const isAllHere = needed.every(({ hash }) => hash === module.hash);
	const editions = isAllHere ? new Map([[module.hash, module]]) : await coming;
	const wanted = code?.toUpperCase();
	const last = needed.findLast(
		({ finishedAt, hash, code: own }) =>
			finishedAt === undefined && editions.has(hash) && (wanted === undefined || own === wanted)
	);
	return {
		unfinished: last && {
			id: last.id,
			place: ((await device.quizPlace(last.id)) ?? last.responses.at(-1)?.item ?? 0) + 1,
			count: last.items.length,
			isOlder: last.hash !== module.hash
		},
		resume: async (id) => {
			const attempt = needed.find((each) => each.id === id);
			const edition = attempt && editions.get(attempt.hash);
			// What is over can only be looked at: then the text of today is better than none.
			const stands = edition ?? (attempt?.finishedAt === undefined ? undefined : module);
			return stands && resumeQuiz(device, stands, id);
		}
	};
}
