import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { assignedAttemptId, attemptNumber } from '#lib/domain/classroom/assigned-attempt.ts';
import { mayBegin, mayShowFeedback, seedFor, type Assignment } from '#lib/domain/classroom/assignment.ts';
import type { FinishedAttempt, HandIn } from '#lib/domain/classroom/hand-in.ts';
import { scoreAttempt } from '#lib/domain/classroom/grade-hand-in.ts';
import { namedLearner, numberOfLearner } from '#lib/domain/classroom/named-learner.ts';
import { sumShares, type PaperSums } from '#lib/domain/classroom/score-share.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { editionOf, editionsFor } from '#lib/library/editions.ts';
import {
	CLASS_KEYS,
	classRecord,
	keptFields,
	parseKept,
	parseNickname,
	type JoinedClass,
	type Nickname
} from '#lib/formats/class-records.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';
import { makeReceipt } from '#lib/sync/receipt.ts';
import { classStore, classStoreKeys } from '../device/class-store.ts';
import type { Device } from '../device/device.svelte.ts';
import { joinedClasses, isHandedIn } from './joined-classes.ts';
import type { OutboxSync } from './outbox-sync.svelte.ts';
import { resumeQuiz, startQuiz, type QuizSession } from '../quiz/quiz-session.svelte.ts';
import { randomId } from '../device/random-id.ts';

/** In whose name a learner works at an assignment. */
interface Identity {
	readonly learner: string;
	readonly number: number;
}

/** A finished attempt at an assignment as its learner sees it. */
export interface Done {
	readonly handIn: HandIn;
	readonly sums: PaperSums;
}

const isFinished = (attempt: Attempt): attempt is FinishedAttempt => attempt.finishedAt !== undefined;

/** A learner's work on one assignment: what is asked, the attempts at it, and handing them in. */
export class AssignmentSession {
	readonly assignment: Assignment;
	/** What a new sitting is made on: the edition of this build, whichever the teacher chose. */
	readonly module: LessonModule;
	readonly #device: Device;
	readonly #shelf: DeviceStore;
	readonly #outbox: OutboxSync;
	/** What sittings were made on, as far as it is here. */
	#editions = $state.raw<readonly LessonModule[]>([]);
	/** Attempts at this assignment on this device, oldest first. */
	attempts = $state.raw<readonly Attempt[]>([]);
	nickname = $state.raw<Nickname>();
	/** The class that gave it, if this device is in it. */
	joined = $state.raw<JoinedClass>();

	private constructor(device: Device, outbox: OutboxSync, assignment: Assignment, module: LessonModule) {
		this.#device = device;
		this.#outbox = outbox;
		this.#shelf = classStore(device);
		this.assignment = assignment;
		this.module = module;
	}

	static async open(
		device: Device,
		outbox: OutboxSync,
		assignment: Assignment,
		module: LessonModule
	): Promise<AssignmentSession> {
		const room = new AssignmentSession(device, outbox, assignment, module);
		await room.#shelf.change([CLASS_KEYS.opened(assignment.id)], (_, kept) =>
			parseKept(kept) ? undefined : classRecord(kept, keptFields({ assignment, keptAt: Date.now() }))
		);
		await room.look();
		return room;
	}

	async look(): Promise<void> {
		const all = await this.#device.listAttempts({ module: this.module.id });
		const attempts = all.filter(({ id }) => attemptNumber(this.assignment, id) !== undefined);
		this.#editions = await editionsFor([this.module], attempts);
		this.attempts = attempts;
		this.nickname = parseNickname(await this.#shelf.get(CLASS_KEYS.nickname));
		this.joined = (await joinedClasses(this.#shelf)).find((each) => isHandedIn(each, this.assignment));
		if (this.joined)
			await this.#outbox.put(
				this.joined.classId,
				this.done.map(({ handIn }) => handIn)
			);
	}

	/** Whether the edition of the lesson that the teacher chose is not the one that is here. */
	get isOtherEdition(): boolean {
		return this.module.hash !== this.assignment.hash;
	}
	/** The sitting to go on with, on the text that it was begun on. */
	get unfinished(): Attempt | undefined {
		return this.attempts.findLast((each) => !isFinished(each) && editionOf(this.#editions, each));
	}
	get made(): number {
		return this.attempts.filter(isFinished).length;
	}
	get mayBegin(): boolean {
		return mayBegin(this.assignment, this.made);
	}
	/** Attempts that still count; undefined where they are not counted. */
	get attemptsLeft(): number | undefined {
		const { attempts } = this.assignment;
		return attempts === undefined ? undefined : Math.max(0, attempts - this.made);
	}
	/** The name under which this device hands in; empty while none is known. */
	get name(): string {
		return this.joined?.name ?? this.nickname?.name ?? '';
	}
	/** Whether what is right is kept back while a sitting is open. */
	get isWithheld(): boolean {
		return !mayShowFeedback(this.assignment, Date.now(), false);
	}
	/** Whether what was right may be looked at now, of sittings that are finished. */
	get mayLookBack(): boolean {
		return mayShowFeedback(this.assignment, Date.now(), true);
	}

	/** What was finished, the latest first. */
	readonly done: readonly Done[] = $derived(
		this.attempts
			.filter(isFinished)
			.map((attempt) => this.#doneOf(attempt))
			.reverse()
	);

	#doneOf(attempt: FinishedAttempt): Done {
		const identity = this.#identity;
		const handIn: HandIn = {
			assignment: this.assignment.id,
			learner: identity?.learner ?? '',
			rosterNumber: identity?.number ?? 0,
			number: attemptNumber(this.assignment, attempt.id) ?? 1,
			from: 'device',
			attempt
		};
		const edition = editionOf(this.#editions, attempt);
		return {
			handIn,
			sums: sumShares(scoreAttempt(this.assignment, attempt, edition))
		};
	}

	get #identity(): Identity | undefined {
		if (this.joined) return this.joined;
		const { nickname } = this;
		return nickname && { learner: nickname.learner, number: numberOfLearner(nickname.learner) };
	}

	/** Keeps what the learner is called. One who changes it stays the same to no teacher: the name is in the id. */
	async callMe(name: string): Promise<void> {
		if (name === this.nickname?.name) return;
		const nickname: Nickname = { name, learner: namedLearner(name, randomId()) };
		await this.#shelf.change([CLASS_KEYS.nickname], (_, kept) => classRecord(kept, nickname));
		this.nickname = nickname;
	}

	/** Begins the next sitting, or goes on with the one begun; undefined if the lesson is too small for it. */
	async begin(): Promise<QuizSession | undefined> {
		// Another tab may have begun or finished one since.
		await this.look();
		const { unfinished } = this;
		if (unfinished) return this.#resume(unfinished);
		if (!this.mayBegin) return undefined;
		const numbers = this.attempts.map(({ id }) => attemptNumber(this.assignment, id) ?? 0);
		const number = Math.max(0, ...numbers) + 1;
		const seed = seedFor(this.assignment, this.#identity?.number ?? 0, number);
		const made = generateQuiz(this.module, this.assignment.blueprint, seed);
		if (!made.isOk) return undefined;
		const id = assignedAttemptId(this.assignment, number, randomId());
		return startQuiz(this.#device, this.module, made.value, id);
	}

	/** A finished sitting, to be looked at. */
	async reopen(id: string): Promise<QuizSession | undefined> {
		const attempt = this.attempts.find((each) => each.id === id);
		return attempt && this.#resume(attempt);
	}

	// Only what is over may come without the text it was made on, from another device: then that of today is better
	// than none.
	#resume(attempt: Attempt): Promise<QuizSession | undefined> {
		return resumeQuiz(this.#device, editionOf(this.#editions, attempt) ?? this.module, attempt.id);
	}

	/** What the class has not answered for yet; all that was finished where there is no class. */
	get owed(): readonly HandIn[] {
		const { handed } = this.#outbox;
		return this.done
			.map(({ handIn }) => handIn)
			.filter(({ attempt }) => !this.joined || !handed.has(attempt.id));
	}

	/** What is owed as one signed text; undefined where this browser cannot sign. */
	async receipt(): Promise<string | undefined> {
		const made = await makeReceipt(this.owed, classStoreKeys(this.#shelf), this.joined?.name);
		return made.isOk ? made.value : undefined;
	}
}
