import { REVIEW, type Attempt, type ItemOrigin } from '#lib/domain/attempt/attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { GENERATOR_VERSION } from '#lib/domain/quiz/quiz.ts';
import { editionOf, editionsFor, pruneEditions } from '#lib/library/editions.ts';
import { drawReview, isAskable, MAX_REVIEW_ITEMS, type DrawnReview } from '#lib/review/draw-review.ts';
import { dueOn, forecast, type CalendarDay } from '#lib/review/due.ts';
import { standingsIn, type ClaimStanding } from '#lib/review/claim-standing.ts';
import { applyDueLimits, nameOf, type Card, type Schedule, type Terms } from '#lib/review/schedule.ts';
import { sumUp, type ReviewSummary } from '#lib/review/sum-up.ts';
import { parseTestDay, TEST_DAY_KEY, testDayRecord } from '#lib/formats/test-day.ts';
import { daysFrom, momentBefore } from './calendar-days.ts';
import type { Device } from '../device/device.svelte.ts';
import { dueDates } from './due-dates.ts';
import { recordHighWater } from '../device/high-water-mark.ts';
import { QuizSession } from '../quiz/quiz-session.svelte.ts';
import { randomId, randomSeed } from '../device/random-id.ts';
import { ReviewCards, type CardsNow, type Lessons } from './review-cards.ts';

const DAYS_AHEAD = 14;

/** What is due today, counted. */
export interface DueCount {
	readonly claims: number;
	readonly orders: number;
}

export type { Lessons } from './review-cards.ts';

/** Which modules a review draws from: those of which something is due, or all that were asked about. */
type Breadth = 'due' | 'all';

/** What has to be known by when. */
interface Deadlines {
	/** As a date field gives it; empty for none. */
	readonly testDay: string;
	/** When an assignment is due, by module, in epoch milliseconds. */
	readonly dueAt: ReadonlyMap<string, number>;
}

function termsOf(now: number, { testDay, dueAt }: Deadlines): Terms {
	const test = momentBefore(testDay);
	const latestAt = (module: string): number | undefined => {
		const ahead = [test, dueAt.get(module)].flatMap((moment) =>
			moment !== undefined && moment >= now ? [moment] : []
		);
		return ahead.length > 0 ? Math.min(...ahead) : undefined;
	};
	return { now, latestAt };
}

/** The modules of what is due today, unless it is known already that it can be asked. */
function neededOf(
	cards: readonly Card[],
	askable: ReadonlySet<string>,
	now: number,
	deadlines: Deadlines
): string[] {
	const [today] = daysFrom(now, 1);
	const schedule = { cards, credible: now, isFromFuture: false };
	const due = today ? dueOn(applyDueLimits(schedule, termsOf(now, deadlines)), today) : [];
	return [...new Set(due.filter((card) => !askable.has(nameOf(card))).map(({ module }) => module))];
}

const modulesOf = ({ modules }: ReviewCards): LessonModule[] =>
	[...modules.values()].sort((a, b) => a.order - b.order);

/** Reads the cards and opens what it takes to ask them, and to go on with a sitting. */
async function readCards(
	keeper: ReviewCards,
	now: number,
	deadlines: Deadlines,
	breadth: Breadth
): Promise<CardsNow> {
	const read = await keeper.read(now, (cards, askable) => neededOf(cards, askable, now, deadlines));
	const begun = read.sittings.at(-1)?.origins?.map(({ module }) => module) ?? [];
	await keeper.open(breadth === 'all' ? [...begun, ...read.asked] : begun);
	return read;
}

/** The daily review of this device: what is due, a sitting of it, and what comes in the next days. */
export class ReviewSession {
	readonly #device: Device;
	readonly #keeper: ReviewCards;
	readonly #breadth: Breadth;
	#modules: readonly LessonModule[];
	/** Earlier texts of modules that open sittings were begun on, as far as they were kept. */
	readonly #earlier: readonly LessonModule[];
	/** Ids of all modules that were ever asked about. */
	readonly #asked: readonly string[];
	/** Sittings that are not finished. */
	#attempts: readonly Attempt[];
	#schedule: Schedule;
	#askable: ReadonlySet<string>;
	#isIncomplete: boolean;
	#now: number;
	#deadlines: Deadlines;

	readonly #days: readonly CalendarDay[] = $derived.by(() => daysFrom(this.#now, DAYS_AHEAD));
	readonly #cards: readonly Card[] = $derived.by(() =>
		applyDueLimits(this.#schedule, termsOf(this.#now, this.#deadlines))
	);
	readonly #due: readonly Card[] = $derived.by(() => {
		const [today] = this.#days;
		const due = today ? dueOn(this.#cards, today) : [];
		return due.filter((card) => {
			const module = this.#modules.find(({ id }) => id === card.module);
			return module ? isAskable(module, card) : this.#askable.has(nameOf(card));
		});
	});

	private constructor(
		device: Device,
		keeper: ReviewCards,
		kept: {
			readonly cards: CardsNow;
			readonly earlier: readonly LessonModule[];
			readonly now: number;
			readonly deadlines: Deadlines;
			readonly breadth: Breadth;
		}
	) {
		this.#device = device;
		this.#keeper = keeper;
		this.#breadth = kept.breadth;
		this.#modules = $state.raw(modulesOf(keeper));
		this.#earlier = kept.earlier;
		this.#asked = kept.cards.asked;
		this.#attempts = $state.raw(kept.cards.sittings);
		this.#schedule = $state.raw(kept.cards.schedule);
		this.#askable = $state.raw(kept.cards.askable);
		this.#isIncomplete = $state(keeper.isIncomplete);
		this.#now = $state(kept.now);
		this.#deadlines = $state.raw(kept.deadlines);
	}

	/** Reads what this device keeps, as it stands at `now`. */
	static async open(
		device: Device,
		lessons: Lessons,
		now: number,
		breadth: Breadth = 'due'
	): Promise<ReviewSession> {
		const keeper = new ReviewCards(device, lessons);
		const [kept, dueAt] = await Promise.all([device.small.get(TEST_DAY_KEY), dueDates(device, now)]);
		const deadlines = { testDay: parseTestDay(kept), dueAt };
		const cards = await readCards(keeper, now, deadlines, breadth);
		const earlier = await editionsFor(modulesOf(keeper), cards.sittings);
		return new ReviewSession(device, keeper, { cards, earlier, now, deadlines, breadth });
	}

	/** Whether some module that is needed could not be opened here. */
	get isIncomplete(): boolean {
		return this.#isIncomplete;
	}
	/** Whether anything was ever answered that can come back. */
	get hasCards(): boolean {
		return this.#cards.length > 0;
	}
	get due(): DueCount {
		// Judgements about documents count among the claims.
		const orders = this.#due.filter(({ topic }) => topic.kind === 'order').length;
		return { claims: this.#due.length - orders, orders };
	}
	/** How many items the next sitting asks at most. */
	get sittingSize(): number {
		return Math.min(this.#due.length, MAX_REVIEW_ITEMS);
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
		return this.#deadlines.testDay;
	}
	get isTestPast(): boolean {
		const [today] = this.#days;
		const test = momentBefore(this.testDay);
		return today !== undefined && test !== undefined && test + 1 < today.start;
	}
	/** The sitting to go on with: the last one begun of which every text is here that it was begun on. */
	get unfinished(): Attempt | undefined {
		return this.#attempts.findLast(({ origins }) => origins?.every((origin) => this.#editionOf(origin)));
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
		this.#deadlines = { ...this.#deadlines, testDay: day };
		// What a test brings forward may be of modules that nothing was due of.
		await this.#keeper.open(neededOf(this.#schedule.cards, this.#askable, this.#now, this.#deadlines));
		this.#takeModules();
		await this.#device.small.change([TEST_DAY_KEY], (_, kept) => testDayRecord(kept, day));
	}

	/** Keeps a new sitting on what is due and opens it; undefined if nothing is. */
	async start(seed = randomSeed()): Promise<QuizSession | undefined> {
		const { items, origins } = await this.#draw(seed);
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
		if (this.#device.isKept) void recordHighWater(attempt.sequence);
		return this.#open(attempt, 0);
	}

	/**
	 * The sitting of a seed. Modules are opened as far down the list of what is due as it takes to fill a sitting; the
	 * rest of the list would not have been looked at.
	 */
	async #draw(seed: number): Promise<DrawnReview> {
		const due = this.#due;
		for (let count = 3 * MAX_REVIEW_ITEMS; ; count *= 2) {
			const first = due.slice(0, count);
			await this.#keeper.open(first.map(({ module }) => module));
			this.#takeModules();
			const drawn = drawReview(first, this.#modules, seed);
			if (drawn.items.length >= MAX_REVIEW_ITEMS || count >= due.length) return drawn;
		}
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
		const { schedule, sittings, askable } = await readCards(
			this.#keeper,
			now,
			this.#deadlines,
			this.#breadth
		);
		[this.#schedule, this.#attempts, this.#askable] = [schedule, sittings, askable];
		this.#takeModules();
		this.#now = now;
	}

	#takeModules(): void {
		this.#modules = modulesOf(this.#keeper);
		this.#isIncomplete = this.#keeper.isIncomplete;
	}

	summaryOf(attempt: Attempt): ReviewSummary {
		return sumUp(attempt, this.#editionsOf(attempt));
	}

	/** Lets go of earlier texts that nothing needs. Only where a review is sat: whoever counts what is due has no time. */
	pruneEditions(): Promise<void> {
		const stored = this.#device.stores.attempts;
		return pruneEditions(this.#asked, { stored, attempts: this.#attempts });
	}

	#open(attempt: Attempt, place: number): QuizSession | undefined {
		const [first, ...rest] = this.#editionsOf(attempt);
		return first && new QuizSession(this.#device, [first, ...rest], attempt, place);
	}

	#editionOf(origin: ItemOrigin): LessonModule | undefined {
		return editionOf([...this.#modules, ...this.#earlier], origin);
	}

	/** What the items of a sitting were made on, each text once and in the order of the sitting. */
	#editionsOf({ origins = [] }: Attempt): LessonModule[] {
		const editions = origins.flatMap((origin) => this.#editionOf(origin) ?? []);
		return editions.filter((edition, place) => editions.indexOf(edition) === place);
	}
}
