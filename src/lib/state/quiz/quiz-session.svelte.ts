import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { finishAttempt, recordResponse, responsesTo, TRIES } from '#lib/domain/attempt/record-response.ts';
import { tallyAttempt, type Tally } from '#lib/domain/attempt/tally-attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Item, ItemPresentation, ItemKey, ItemResponse, Score } from '#lib/domain/item/item.ts';
import { indexModule } from '#lib/domain/item/module-index.ts';
import { presentItem, keyOf } from '#lib/domain/item/rules.ts';
import { scoreItem, shareOf } from '#lib/domain/item/score-item.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import type { Device } from '../device/device.svelte.ts';
import { recordHighWater } from '../device/high-water-mark.ts';
import { randomId } from '../device/random-id.ts';

/** One sitting of a quiz on this device: the kept attempt, and the item that the learner stands at. */
export class QuizSession {
	/** The modules that its items are from: one of a quiz, several of a review. The first stands for the whole. */
	readonly modules: readonly [LessonModule, ...LessonModule[]];
	readonly #device: Device;
	#attempt: Attempt;
	#position: number;
	/** Items whose key the learner asked to see before the tries were used up. */
	#shown = $state.raw<readonly number[]>([]);
	/** A response is on its way to the store; a second tap waits for nothing and changes nothing. */
	isStoring = $state(false);
	#isStored: boolean;
	#storing: Promise<void> | undefined;

	/** `isStored` is false for an attempt that the store does not know yet. */
	constructor(
		device: Device,
		modules: readonly [LessonModule, ...LessonModule[]],
		attempt: Attempt,
		position: number,
		isStored = true
	) {
		this.#device = device;
		this.modules = modules;
		this.#isStored = isStored;
		this.#attempt = $state.raw(attempt);
		this.#position = $state(Math.min(position, attempt.items.length - 1));
	}

	get attempt(): Attempt {
		return this.#attempt;
	}
	/** The module of the item in view. */
	get module(): LessonModule {
		const origin = this.#attempt.origins?.[this.#position];
		return (
			this.modules.find(({ id, hash }) => id === origin?.module && hash === origin.hash) ?? this.modules[0]
		);
	}
	get items(): readonly Item[] {
		return this.#attempt.items;
	}
	get position(): number {
		return this.#position;
	}
	get item(): Item | undefined {
		return this.items[this.#position];
	}
	get face(): ItemPresentation | undefined {
		return this.item && presentItem(indexModule(this.module), this.item);
	}
	get key(): ItemKey | undefined {
		return this.item && keyOf(indexModule(this.module), this.item);
	}
	/** Responses to the item in view, as stored. */
	get given(): readonly ItemResponse[] {
		return responsesTo(this.#attempt, this.#position);
	}
	/** What shows as chosen: the last response that is stored. */
	get chosen(): ItemResponse | undefined {
		return this.given.at(-1);
	}
	/** The score of the last try; the first one counts. */
	get score(): Score {
		return this.item && this.key ? scoreItem(this.item, this.key, this.chosen) : 'unanswered';
	}
	get triesLeft(): number {
		return TRIES - this.given.length;
	}
	/** Whether the key may be shown: nothing more is taken, it was found, the tries are used up, or the learner asked. */
	get isRevealed(): boolean {
		if (this.isFinished) return true;
		if (this.given.length === 0) return false;
		return shareOf(this.score) === 1 || this.triesLeft <= 0 || this.#shown.includes(this.#position);
	}
	get isFinished(): boolean {
		return this.#attempt.finishedAt !== undefined;
	}
	get isLast(): boolean {
		return this.#position === this.items.length - 1;
	}
	/** What a quiz earned. A review is summed up by the `ReviewSession`. */
	get tally(): Tally {
		return tallyAttempt(this.module, this.#attempt);
	}

	/** Stores the attempt if it is new. Once is enough, and the first response waits for it. */
	store(): Promise<void> {
		this.#storing ??= this.#add().finally(() => (this.#storing = undefined));
		return this.#storing;
	}

	async #add(): Promise<void> {
		if (this.#isStored) return;
		const { sequence: _, ...begun } = this.#attempt;
		this.#attempt = await this.#device.attempts.add(begun);
		this.#isStored = true;
		if (this.#device.isKept) void recordHighWater(this.#attempt.sequence);
	}

	/** Stores a response; only then does it show as chosen. */
	async answer(response: ItemResponse): Promise<void> {
		if (this.isStoring) return;
		this.isStoring = true;
		const [place, givenAt] = [this.#position, Date.now()];
		try {
			await this.#grow((kept) => {
				const recorded = recordResponse(kept, place, response, givenAt);
				// Refused where another tab went on meanwhile: then this one shows how things stand.
				return recorded.isOk ? recorded.value : kept;
			});
		} finally {
			this.isStoring = false;
		}
	}

	/** Shows the key of an answered item though a try is left. */
	reveal(): void {
		this.#shown = [...this.#shown, this.#position];
	}

	goTo(position: number): void {
		if (this.items[position] === undefined) return;
		this.#position = position;
		void this.#device.keepQuizPlace(this.#attempt.id, position);
	}

	async finish(): Promise<void> {
		const finishedAt = Date.now();
		await this.#grow((kept) => finishAttempt(kept, finishedAt));
	}

	async #grow(grow: (kept: Attempt) => Attempt | undefined): Promise<void> {
		await this.store();
		this.#attempt = await this.#device.attempts.grow(this.#attempt, grow);
	}
}

/** Opens a new attempt at the first item of a quiz. The caller stores it; `answer` waits for that. */
export function beginQuiz(device: Device, module: LessonModule, quiz: Quiz, id = randomId()): QuizSession {
	const { hash, code, seed, generator, blueprint, items } = quiz;
	const attempt = {
		id,
		module: module.id,
		hash,
		code,
		seed,
		generator,
		blueprint,
		items,
		startedAt: Date.now(),
		responses: [],
		sequence: 0
	};
	return new QuizSession(device, [module], attempt, 0, false);
}

/** Stores a new attempt at a quiz and opens it at its first item. */
export async function startQuiz(
	device: Device,
	module: LessonModule,
	quiz: Quiz,
	id = randomId()
): Promise<QuizSession> {
	const session = beginQuiz(device, module, quiz, id);
	await session.store();
	return session;
}

/** Opens a kept attempt at the item where it was left; undefined if it is not kept here. */
export async function resumeQuiz(
	device: Device,
	module: LessonModule,
	attemptId: string
): Promise<QuizSession | undefined> {
	const [attempt, place] = await Promise.all([device.attempts.get(attemptId), device.quizPlace(attemptId)]);
	if (!attempt || attempt.module !== module.id) return undefined;
	return new QuizSession(device, [module], attempt, place ?? attempt.responses.at(-1)?.item ?? 0);
}
