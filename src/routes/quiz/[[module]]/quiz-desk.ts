import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { DEFAULT_BLUEPRINT, type Blueprint } from '#lib/domain/quiz/blueprint.ts';
import { quizFromCode, type NoQuiz } from '#lib/domain/quiz/quiz-from-code.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import type { Device } from '#lib/state/device.svelte.ts';
import { nextQuiz } from '#lib/state/next-quiz.ts';
import { resumeQuiz, startQuiz, type QuizSession } from '#lib/state/quiz-session.svelte.ts';

/** What can be begun or gone on with in one module on this device. */
export class QuizDesk {
	readonly #device: Device;
	readonly #module: LessonModule;
	/** The quiz of the code in the address. */
	readonly quiz: Quiz | undefined;
	/** Why the code in the address makes no quiz, if it does not. */
	readonly fault: NoQuiz | undefined;
	/** The attempt to go on with: at the quiz of the code if there is one, else the last one begun. */
	readonly unfinished: { readonly id: string; readonly place: number; readonly count: number } | undefined;

	private constructor(
		device: Device,
		module: LessonModule,
		code: string | undefined,
		kept: QuizDesk['unfinished']
	) {
		const made = code === undefined ? undefined : quizFromCode([module], code);
		this.#device = device;
		this.#module = module;
		this.quiz = made?.isOk ? made.value.quiz : undefined;
		this.fault = made && !made.isOk ? made.failure : undefined;
		this.unfinished = kept;
	}

	static async open(device: Device, module: LessonModule, code: string | undefined): Promise<QuizDesk> {
		const attempts = await device.listAttempts(module.id);
		const wanted = code?.toUpperCase();
		const attempt = attempts.findLast(
			(each) => isOpen(each, module) && (wanted === undefined || each.code === wanted)
		);
		const place = attempt && ((await device.quizPlace(attempt.id)) ?? attempt.responses.at(-1)?.item ?? 0);
		const kept = attempt && { id: attempt.id, place: (place ?? 0) + 1, count: attempt.items.length };
		return new QuizDesk(device, module, code, kept);
	}

	/** How many questions a new quiz has. */
	get count(): number {
		return this.quiz?.items.length ?? DEFAULT_BLUEPRINT.items;
	}

	/** An assigned quiz is gone on with in its own room, which knows when what is right may be shown. */
	async resume(attemptId: string): Promise<QuizSession | undefined> {
		if (isAssigned(attemptId)) return undefined;
		return resumeQuiz(this.#device, this.#module, attemptId);
	}

	/** The quiz of the code, or a new one; undefined if the module is too small for it. */
	fresh(): Promise<QuizSession | undefined> {
		return this.quiz ? startQuiz(this.#device, this.#module, this.quiz) : this.#make(DEFAULT_BLUEPRINT);
	}

	written(): Promise<QuizSession | undefined> {
		return this.#make({ items: 1, kind: 'written' });
	}

	async #make(blueprint: Blueprint): Promise<QuizSession | undefined> {
		const attempts = await this.#device.listAttempts(this.#module.id);
		const made = nextQuiz(this.#module, blueprint, attempts);
		return made.isOk ? startQuiz(this.#device, this.#module, made.value) : undefined;
	}
}

// Questions of another edition may not exist any more.
const isOpen = (attempt: Attempt, module: LessonModule): boolean =>
	attempt.finishedAt === undefined && attempt.hash === module.hash && !isAssigned(attempt.id);
