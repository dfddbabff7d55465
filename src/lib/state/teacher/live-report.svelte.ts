/* eslint-disable svelte/prefer-svelte-reactivity -- Maps and sets here are replaced as a whole and never changed. */
import { classReport, type ClassReport } from '#lib/domain/classroom/class-report.ts';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { checkQuiz } from '#lib/domain/classroom/check-quiz.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { namesIn } from '#lib/domain/classroom/local-class.ts';
import type { Roster } from '#lib/domain/classroom/roster.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { isModule } from '#lib/library/lesson-pack.ts';
import { listHandIns } from '#lib/formats/endpoints.ts';
import {
	askForEdition,
	askTagged,
	type ClassUpdate,
	type HeldHandIn,
	type Tagged
} from '#lib/sync/class-client.ts';

/** Between two looks, while the page is looked at. */
const ROUND = 4_000;

type Editions = ReadonlyMap<string, LessonModule>;

/** What came from a name that is not in the class. */
interface FromStranger {
	readonly handIn: HandIn;
	/** The name that came with it, where the learner's id holds none. */
	readonly called?: string;
}
type Stranger = FromStranger & HeldHandIn;

/**
 * Hand-ins from names that are not in a class, by its assignment. Until somebody says who they are no server takes
 * them; they lie here as long as the tab is open, whatever page of the app is.
 */
const unmatched = new Map<string, readonly Stranger[]>();
const askBeforeClosing = (event: BeforeUnloadEvent): void => event.preventDefault();

function keepUnmatched(assignment: string, strangers: readonly Stranger[]): void {
	if (strangers.length > 0) unmatched.set(assignment, strangers);
	else unmatched.delete(assignment);
	if (unmatched.size > 0) addEventListener('beforeunload', askBeforeClosing);
	else removeEventListener('beforeunload', askBeforeClosing);
}

/** The report of one assignment of a class, kept up to date while it is open. */
export class LiveReport {
	readonly #classId: string;
	readonly assignment: Assignment;
	readonly #load: (module: string) => Promise<LessonModule>;
	#roster = $state.raw<Roster>({ entries: [] });
	#held = $state.raw<readonly HeldHandIn[]>([]);
	/** Taken in by hand from names that are not in the class. */
	#strangers = $state.raw<readonly Stranger[]>([]);
	#editions = $state.raw<Editions>(new Map());
	#endedAt = $state<number>();
	#revision = 0;
	#tag: string | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isStopped = false;
	/** When the server last said how things stand; undefined before it did and the roster is here. */
	updatedAt = $state<number>();
	isReachable = $state(true);
	/** Whether the server no longer knows who asks. */
	isSignedOut = $state(false);

	constructor(classId: string, assignment: Assignment, load: (module: string) => Promise<LessonModule>) {
		this.#classId = classId;
		this.assignment = assignment;
		this.#load = load;
		this.#strangers = unmatched.get(assignment.id) ?? [];
	}

	get module(): LessonModule | undefined {
		return this.#editions.get(this.assignment.hash);
	}

	get roster(): Roster {
		return this.#roster;
	}

	readonly report: ClassReport = $derived.by(() => {
		// What a removed learner had handed in is gone from the server, and goes from here.
		const present = new Set(this.#roster.entries.map(({ learner }) => learner));
		const judged = [
			...this.#held.filter(({ handIn }) => present.has(handIn.learner)),
			...this.#strangers
		].map(({ handIn, receivedAt, quizCheck }) =>
			gradeHandIn(this.assignment, handIn, this.#editions.get(handIn.attempt.hash), {
				receivedAt,
				endedAt: this.#endedAt,
				quizCheck
			})
		);
		return classReport(this.assignment, this.#roster, judged, this.module);
	});

	/** Looks now and again and again. Gives what ends it. */
	start(): () => void {
		const seen = (): void => {
			if (document.visibilityState === 'visible') void this.#round();
		};
		document.addEventListener('visibilitychange', seen);
		void this.#round();
		return () => {
			this.#isStopped = true;
			clearTimeout(this.#timer);
			document.removeEventListener('visibilitychange', seen);
		};
	}

	async #round(): Promise<void> {
		clearTimeout(this.#timer);
		if (document.visibilityState === 'visible') await this.#look();
		// Rounds that overlapped go on as one.
		clearTimeout(this.#timer);
		if (!this.#isStopped) this.#timer = setTimeout(() => void this.#round(), ROUND);
	}

	/** Looks now, and goes on looking. */
	refresh(): Promise<void> {
		return this.#round();
	}

	/** Shows hand-ins of people who are not in the class. */
	async hold(brought: readonly FromStranger[]): Promise<void> {
		await this.#fetchEditions(brought.map(({ handIn }) => handIn.attempt.hash));
		const fresh = new Set(brought.map(({ handIn }) => handIn.attempt.id));
		const others = this.#strangers.filter(({ handIn }) => !fresh.has(handIn.attempt.id));
		this.#keep([...others, ...brought.map((each) => this.#received(each))]);
	}

	#received(given: FromStranger): Stranger {
		const { handIn } = given;
		const edition = this.#editions.get(handIn.attempt.hash);
		return { ...given, receivedAt: Date.now(), quizCheck: checkQuiz(this.assignment, handIn, edition) };
	}

	#keep(strangers: readonly Stranger[]): void {
		this.#strangers = strangers;
		keepUnmatched(this.assignment.id, strangers);
	}

	/** Whether the class has an attempt already, whoever it was put to. */
	has(attempt: string): boolean {
		return this.#held.some(({ handIn }) => handIn.attempt.id === attempt);
	}

	/** What strangers go by whose ids hold no name. */
	get names(): ReadonlyMap<string, string> {
		return namesIn(this.#strangers);
	}

	/** What is shown of somebody who is not in the class. */
	held(stranger: string): HandIn[] {
		return this.#strangers.map(({ handIn }) => handIn).filter(({ learner }) => learner === stranger);
	}

	/** Shows nothing of somebody any more. */
	drop(stranger: string): void {
		this.#keep(this.#strangers.filter(({ handIn }) => handIn.learner !== stranger));
	}

	async #look(): Promise<void> {
		const { id } = this.assignment;
		const answer = await askTagged(listHandIns, {
			params: { class: this.#classId, assignment: id },
			query: { since: String(this.#revision) },
			tag: this.#tag
		});
		const isAnswered = answer.isOk || answer.failure === 'unchanged';
		this.isReachable = isAnswered;
		this.isSignedOut = !answer.isOk && answer.failure === 'not-signed-in';
		if (answer.isOk) await this.#show(answer.value);
		// Only now: what is imported by hand is matched to the roster of the report.
		if (isAnswered) this.updatedAt = Date.now();
	}

	async #show({ value, tag }: Tagged<ClassUpdate>): Promise<void> {
		const { roster, handIns, revision, given } = value;
		// What another page of this tab took in is shown from the first look on.
		const shown = this.#revision === 0 ? [...this.#strangers, ...handIns] : handIns;
		await this.#fetchEditions([this.assignment.hash, ...shown.map(({ handIn }) => handIn.attempt.hash)]);
		const fresh = new Set(handIns.map(({ handIn }) => handIn.attempt.id));
		this.#held = [...this.#held.filter(({ handIn }) => !fresh.has(handIn.attempt.id)), ...handIns];
		// Somebody may have said elsewhere whose it is.
		this.#keep(this.#strangers.filter(({ handIn }) => !this.has(handIn.attempt.id)));
		this.#roster = roster;
		this.#endedAt = given.endedAt ?? undefined;
		this.#revision = revision;
		this.#tag = tag;
	}

	async #fetchEditions(hashes: readonly string[]): Promise<void> {
		if (this.#editions.size === 0) {
			const current = await this.#load(this.assignment.module).catch(() => undefined);
			if (current) this.#editions = new Map([...this.#editions, [current.hash, current]]);
		}
		for (const hash of new Set(hashes)) {
			if (this.#editions.has(hash)) continue;
			const edition = await askForEdition(hash);
			if (isModule(edition)) this.#editions = new Map([...this.#editions, [hash, edition]]);
		}
	}
}
