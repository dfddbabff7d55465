import { REVIEW, type Attempt } from '#lib/domain/attempt/attempt.ts';
import { modulesAskedBy } from '#lib/domain/attempt/parts-of.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { GENERATOR_VERSION } from '#lib/domain/quiz/quiz.ts';
import { drawReview, isAskable, MOST_ITEMS_REVIEWED } from '#lib/review/draw-review.ts';
import { dueOn, forecast, type CalendarDay } from '#lib/review/due.ts';
import { reviewsIn } from '#lib/review/log.ts';
import { standingsIn, type ClaimStanding } from '#lib/review/standing.ts';
import { scheduleCards, type Card, type Terms } from '#lib/review/schedule.ts';
import { sumUp, type ReviewSummary } from '#lib/review/sum-up.ts';
import { parseTestDay, TEST_DAY_KEY, testDayRecord } from '#lib/storage/test-day.ts';
import { daysFrom, momentBefore } from './calendar-days.ts';
import type { Device } from './device.svelte.ts';
import { editionOf, editionsFor, letGoOfEditions } from './editions.ts';
import { noteSequence } from './marker.ts';
import { QuizSession } from './quiz-session.svelte.ts';
import { randomId, randomSeed } from './random-id.ts';

type LoadModule = (id: string) => Promise<LessonModule>;

const DAYS_AHEAD = 14;

/** What is due today, counted. */
export interface DueCount {
	readonly claims: number;
	readonly orders: number;
}

/** The modules of some attempts that can be opened here; one that cannot be is left out. */
async function openModules(attempts: readonly Attempt[], load: LoadModule): Promise<LessonModule[]> {
	const ids = modulesAskedBy(attempts);
	const opened = await Promise.all(ids.map((id) => load(id).catch(() => undefined)));
	return opened.flatMap((module) => module ?? []).sort((a, b) => a.order - b.order);
}

const isOpenSitting = ({ origins, finishedAt }: Attempt): boolean =>
	origins !== undefined && finishedAt === undefined;

/** The daily review of this device: what is due, a sitting of it, and what comes in the next days. */
export class ReviewDesk {
	readonly #device: Device;
	readonly #modules: readonly LessonModule[];
	/** With the earlier texts of modules that sittings were begun on. */
	readonly #editions: readonly LessonModule[];
	#attempts: readonly Attempt[];
	#now: number;
	#testDay: string;

	readonly #days: readonly CalendarDay[] = $derived.by(() => daysFrom(this.#now, DAYS_AHEAD));
	readonly #cards: readonly Card[] = $derived.by(() => {
		const latest = momentBefore(this.#testDay);
		const terms: Terms = { now: this.#now, ...(latest === undefined ? {} : { latestAt: () => latest }) };
		return scheduleCards(reviewsIn(this.#attempts, this.#modules), terms);
	});
	readonly #due: readonly Card[] = $derived.by(() => {
		const [today] = this.#days;
		const due = today ? dueOn(this.#cards, today) : [];
		return due.filter((card) =>
			this.#modules.some((module) => module.id === card.module && isAskable(module, card))
		);
	});

	private constructor(
		device: Device,
		modules: readonly LessonModule[],
		kept: {
			readonly attempts: readonly Attempt[];
			readonly editions: readonly LessonModule[];
			readonly now: number;
			readonly testDay: string;
		}
	) {
		this.#device = device;
		this.#modules = modules;
		this.#editions = kept.editions;
		this.#attempts = $state.raw(kept.attempts);
		this.#now = $state(kept.now);
		this.#testDay = $state(kept.testDay);
	}

	/** Reads what this device keeps, as it stands at `now`. */
	static async open(device: Device, load: LoadModule, now: number): Promise<ReviewDesk> {
		const [attempts, kept] = await Promise.all([device.listAttempts(), device.small.get(TEST_DAY_KEY)]);
		const testDay = parseTestDay(kept);
		const modules = await openModules(attempts, load);
		const editions = await editionsFor(modules, attempts.filter(isOpenSitting));
		return new ReviewDesk(device, modules, { attempts, editions, now, testDay });
	}

	/** Whether some module that was learned could not be opened here. */
	get isIncomplete(): boolean {
		return modulesAskedBy(this.#attempts).length > this.#modules.length;
	}
	/** Whether anything was ever answered that can come back. */
	get hasCards(): boolean {
		return this.#cards.length > 0;
	}
	get due(): DueCount {
		const claims = this.#due.filter(({ topic }) => topic.kind === 'claim').length;
		return { claims, orders: this.#due.length - claims };
	}
	/** How many items the next sitting asks at most. */
	get sittingSize(): number {
		return Math.min(this.#due.length, MOST_ITEMS_REVIEWED);
	}
	/** How much falls due on each of the next days, today first. */
	get forecast(): readonly { readonly start: number; readonly count: number }[] {
		const [today, ...later] = forecast(this.#cards, this.#days);
		if (today === undefined) return [];
		// What no sound item can ask any more is not due, whatever its date says.
		const counts = [this.#due.length, ...later];
		return this.#days.map(({ start }, place) => ({ start, count: counts[place] ?? 0 }));
	}
	get testDay(): string {
		return this.#testDay;
	}
	/** The sitting to go on with: the last one begun of which every text is here that it was begun on. */
	get unfinished(): Attempt | undefined {
		return this.#attempts.findLast(
			(attempt) =>
				isOpenSitting(attempt) && attempt.origins?.every((origin) => editionOf(this.#editions, origin))
		);
	}
	/** Whether a module changed since a sitting was begun on it. */
	isOlder({ origins = [] }: Attempt): boolean {
		return this.#modules.some(({ id, hash }) =>
			origins.some((origin) => origin.module === id && origin.hash !== hash)
		);
	}

	/** The standing of every claim, for each module that was asked about. */
	get drawer(): readonly { readonly module: string; readonly claims: readonly ClaimStanding[] }[] {
		return this.#modules.map((module) => ({
			module: module.id,
			claims: standingsIn(module, this.#cards, this.#now)
		}));
	}

	async setTestDay(day: string): Promise<void> {
		this.#testDay = day;
		await this.#device.small.change([TEST_DAY_KEY], (_, kept) => testDayRecord(kept, day));
	}

	/** Keeps a new sitting on what is due and opens it; undefined if nothing is. */
	async start(seed = randomSeed()): Promise<QuizSession | undefined> {
		const { items, origins } = drawReview(this.#due, this.#modules, seed);
		if (items.length === 0) return undefined;
		const attempt = await this.#device.attempts.add({
			id: randomId(),
			module: REVIEW,
			hash: '',
			code: '',
			seed,
			generator: GENERATOR_VERSION,
			blueprint: { items: items.length },
			items,
			origins,
			startedAt: this.#now,
			responses: []
		});
		if (this.#device.isKept) void noteSequence(attempt.sequence);
		return this.#open(attempt, 0);
	}

	/** Opens the unfinished sitting at the item where it was left. */
	async resume(): Promise<QuizSession | undefined> {
		const attempt = this.unfinished;
		return attempt && this.#open(attempt, await this.placeOf(attempt));
	}

	/** The item that a sitting stands at, from 0. */
	async placeOf(attempt: Attempt): Promise<number> {
		return (await this.#device.quizPlace(attempt.id)) ?? attempt.responses.at(-1)?.item ?? 0;
	}

	/** Reads again what is kept, after a sitting or at a later moment. */
	async refresh(now: number): Promise<void> {
		this.#attempts = await this.#device.listAttempts();
		this.#now = now;
	}

	summaryOf(attempt: Attempt): ReviewSummary {
		return sumUp(attempt, this.#editionsOf(attempt));
	}

	/** Lets go of earlier texts that nothing needs. Only where a review is sat: whoever counts what is due has no time. */
	letGoOfEditions(): Promise<void> {
		const attempts = this.#attempts;
		return letGoOfEditions(modulesAskedBy(attempts), { stored: this.#device.stores.attempts, attempts });
	}

	#open(attempt: Attempt, place: number): QuizSession | undefined {
		const [first, ...rest] = this.#editionsOf(attempt);
		return first && new QuizSession(this.#device, [first, ...rest], attempt, place);
	}

	/** What the items of a sitting were made on, each text once and in the order of the sitting. */
	#editionsOf({ origins = [] }: Attempt): LessonModule[] {
		const editions = origins.flatMap((origin) => editionOf(this.#editions, origin) ?? []);
		return editions.filter((edition, place) => editions.indexOf(edition) === place);
	}
}
