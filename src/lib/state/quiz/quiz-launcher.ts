import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { written } from '#lib/domain/item/kinds/written.ts';
import { DEFAULT_BLUEPRINT, type Blueprint } from '#lib/domain/quiz/blueprint.ts';
import type { NoQuiz } from '#lib/domain/quiz/quiz-from-code.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import type { Device } from '../device/device.svelte.ts';
import type { Result } from '#lib/domain/result.ts';
import { beginQuiz, type QuizSession } from './quiz-session.svelte.ts';
import type { Resumable } from './find-resumable.ts';

// What draws quizzes is a script of its own: the first question of a first visit is in the page.
const generator = () => import('./next-quiz.ts');

async function ofCode(module: LessonModule, code: string): Promise<Result<{ readonly quiz: Quiz }, NoQuiz>> {
	const { quizFromCode } = await import('#lib/domain/quiz/quiz-from-code.ts');
	return quizFromCode([module], code);
}

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
		made?: Result<{ readonly quiz: Quiz }, NoQuiz>,
		resumable?: Resumable
	) {
		this.#device = device;
		this.#module = module;
		this.quiz = made?.isOk ? made.value.quiz : undefined;
		this.fault = made && !made.isOk ? made.failure : undefined;
		this.#goingOn = resumable;
	}

	/** `shown` is the attempt in the address. */
	static async open(
		device: Device,
		module: LessonModule,
		code: string | undefined,
		shown: string | undefined
	): Promise<QuizLauncher> {
		const { open, finished } = await device.summarize();
		// Whoever has nothing to go on with does not wait for what that takes.
		const mayGoOn = shown !== undefined || open.some((attempt) => attempt.module === module.id);
		const going = mayGoOn
			? await import('./find-resumable.ts').then(
					(room) => room.findResumable(device, module, open, { code, shown }),
					() => undefined
				)
			: undefined;
		if (!mayGoOn && finished.has(module.id)) void dropEditions(device, module.id);
		return new QuizLauncher(
			device,
			module,
			code === undefined ? undefined : await ofCode(module, code),
			going
		);
	}

	/** Asks for what draws quizzes, for whoever will need it soon. */
	static prepare(): void {
		generator().catch(() => undefined);
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
		return this.quiz ? this.#begin(this.quiz) : this.#make(DEFAULT_BLUEPRINT);
	}

	written(): Promise<QuizSession | undefined> {
		return this.#make({ items: 1, kind: written.kind });
	}

	async #make(blueprint: Blueprint): Promise<QuizSession | undefined> {
		const attempts = await this.#device.listAttempts({ module: this.#module.id });
		const { nextQuiz } = await generator();
		const made = nextQuiz(this.#module, blueprint, attempts);
		return made.isOk ? this.#begin(made.value) : undefined;
	}

	/** The first question shows while the attempt is being stored; the first answer waits for that. */
	async #begin(quiz: Quiz): Promise<QuizSession> {
		const session = beginQuiz(this.#device, this.#module, quiz);
		session.store().catch(() => undefined);
		return session;
	}
}

/** Deletes the earlier editions of a module at which no attempt is open. Nobody waits for it. */
const dropEditions = (device: Device, module: string): Promise<void> =>
	import('#lib/library/editions.ts').then(
		({ pruneEditions }) =>
			pruneEditions([module], { stored: device.stores.attempts, attempts: [], shown: undefined }),
		() => undefined
	);
