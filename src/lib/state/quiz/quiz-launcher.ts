import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { written } from '#lib/domain/item/kinds/written.ts';
import { DEFAULT_BLUEPRINT, type Blueprint } from '#lib/domain/quiz/blueprint.ts';
import { quizFromCode, type NoQuiz } from '#lib/domain/quiz/quiz-from-code.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import type { Device } from '../device/device.svelte.ts';
import { nextQuiz } from './next-quiz.ts';
import { startQuiz, type QuizSession } from './quiz-session.svelte.ts';
import type { Resumable } from './find-resumable.ts';

/** What can be begun or gone on with in one module on this device. */
export class QuizLauncher {
	readonly #device: Device;
	readonly #module: LessonModule;
	/** The quiz of the code in the address. */
	readonly quiz: Quiz | undefined;
	/** Why the code in the address makes no quiz, if it does not. */
	readonly fault: NoQuiz | undefined;
	readonly #goingOn: Resumable | undefined;

	private constructor(
		device: Device,
		module: LessonModule,
		code: string | undefined,
		findResumable: Resumable | undefined
	) {
		const made = code === undefined ? undefined : quizFromCode([module], code);
		this.#device = device;
		this.#module = module;
		this.quiz = made?.isOk ? made.value.quiz : undefined;
		this.fault = made && !made.isOk ? made.failure : undefined;
		this.#goingOn = findResumable;
	}

	/** `shown` is the attempt in the address. */
	static async open(
		device: Device,
		module: LessonModule,
		code: string | undefined,
		shown: string | undefined
	): Promise<QuizLauncher> {
		const { open, finished } = await device.summarize();
		// A module of which nothing is finished but something begun counts too.
		const going = finished.has(module.id)
			? await import('./find-resumable.ts').then(
					(room) => room.findResumable(device, module, open, { code, shown }),
					() => undefined
				)
			: undefined;
		return new QuizLauncher(device, module, code, going);
	}

	/** What was begun and is not finished. */
	get unfinished(): Resumable['unfinished'] {
		return this.#goingOn?.unfinished;
	}

	/** How many questions a new quiz has. */
	get count(): number {
		return this.quiz?.items.length ?? DEFAULT_BLUEPRINT.items;
	}

	async resume(attemptId: string): Promise<QuizSession | undefined> {
		return this.#goingOn?.resume(attemptId);
	}

	/** The quiz of the code, or a new one; undefined if the module is too small for it. */
	fresh(): Promise<QuizSession | undefined> {
		return this.quiz ? startQuiz(this.#device, this.#module, this.quiz) : this.#make(DEFAULT_BLUEPRINT);
	}

	written(): Promise<QuizSession | undefined> {
		return this.#make({ items: 1, kind: written.kind });
	}

	async #make(blueprint: Blueprint): Promise<QuizSession | undefined> {
		const attempts = await this.#device.listAttempts({ module: this.#module.id });
		const made = nextQuiz(this.#module, blueprint, attempts);
		return made.isOk ? startQuiz(this.#device, this.#module, made.value) : undefined;
	}
}
