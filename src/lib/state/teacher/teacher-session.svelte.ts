import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { newLines } from '#lib/domain/classroom/roster.ts';
import { readRoster, type RosterDraft } from '#lib/formats/roster-list.ts';
import * as endpoints from '#lib/formats/endpoints.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import {
	ask,
	type ClassDetail,
	type ClassFault,
	type ClassList,
	type JoinCards
} from '#lib/sync/class-client.ts';
import { randomId } from '../device/random-id.ts';
import { makeAssignment, type AssignmentWish } from './local-assignments.svelte.ts';
import { TaskQueue } from '../device/task-queue.svelte.ts';

export type { ClassDetail, ClassFault, JoinCards };
export type { RosterDraft };

/** Where a teacher stands with the class server. */
type Standing = 'looking' | 'unreachable' | 'no-server' | 'set-up' | 'signed-out' | 'signed-in';

interface Teacher {
	readonly id: string;
	readonly name: string;
}

const CODE_DAYS = 14;

/** A teacher's classes on the class server. Nothing of it is kept on the device. */
export class TeacherSession {
	standing: Standing = $state('looking');
	/** Name of the teacher who is signed in. */
	name = $state('');
	classes = $state.raw<ClassList['classes']>();
	/** The class in view. */
	detail = $state.raw<ClassDetail>();
	/** Why the last thing asked for was not done. */
	fault = $state<ClassFault>();
	/** Shown once, to be written down. */
	recoveryCodes = $state.raw<readonly string[]>([]);
	invitation = $state('');
	cards = $state.raw<JoinCards>();
	/** Whether a class is on its way. */
	isOpening = $state(false);
	readonly #turns = new TaskQueue();
	/** The class that the page wants to see. */
	#wanted: string | undefined;
	/** Who signed in last. */
	#teacher = '';

	async look(): Promise<void> {
		const state = await ask(endpoints.serverState, {});
		if (!state.isOk) {
			this.standing =
				state.failure === 'no-server' || state.failure === 'not-found' ? 'no-server' : 'unreachable';
			return;
		}
		if (state.value.teacher) await this.#enter(state.value.teacher);
		else this.standing = state.value.needsSetUp ? 'set-up' : 'signed-out';
	}

	async #enter({ id, name }: Teacher, recoveryCodes: readonly string[] = []): Promise<void> {
		// Where a session ran out all stays as it was for whoever comes back, and for nobody else.
		if (id !== this.#teacher) {
			[this.detail, this.cards, this.invitation] = [undefined, undefined, ''];
			this.recoveryCodes = recoveryCodes;
		}
		[this.#teacher, this.name] = [id, name];
		const list = await this.#ask(() => ask(endpoints.listClasses, {}));
		this.classes = list?.classes ?? [];
		this.standing = 'signed-in';
	}

	/** Whether something that was tapped is not answered yet. */
	get isBusy(): boolean {
		return this.#turns.isBusy;
	}

	/** Keeps why it was refused. */
	async #answer<T>(asked: () => Promise<Result<T, ClassFault>>): Promise<T | undefined> {
		const answer = await asked();
		this.fault = answer.isOk ? undefined : answer.failure;
		if (!answer.isOk && answer.failure === 'not-signed-in') this.standing = 'signed-out';
		return answer.isOk ? answer.value : undefined;
	}

	/** Asks for what a page shows. */
	#ask<T>(asked: () => Promise<Result<T, ClassFault>>): Promise<T | undefined> {
		return this.#turns.after(() => this.#answer(asked));
	}

	/** Asks for what was tapped. */
	#do<T>(tap: string, asked: () => Promise<Result<T, ClassFault>>): Promise<T | undefined> {
		return this.#turns.take(tap, () => this.#answer(asked));
	}

	async #change(tap: string, asked: () => Promise<Result<ClassDetail, ClassFault>>): Promise<boolean> {
		const detail = await this.#do(tap, asked);
		if (detail && detail.id === this.#wanted) this.detail = detail;
		return detail !== undefined;
	}

	/** For a page that was taken for a stranger's: asks who is signed in. */
	async lookAgain(): Promise<void> {
		const state = await ask(endpoints.serverState, {});
		if (!state.isOk || state.value.teacher || this.standing !== 'signed-in') return;
		this.fault = 'not-signed-in';
		this.standing = 'signed-out';
	}

	async signUp(name: string, passphrase: string, code: string): Promise<void> {
		const signed = await this.#do('sign up', () =>
			ask(endpoints.signUp, { body: { id: randomId(), name, passphrase, code } })
		);
		if (signed) await this.#enter(signed.teacher, signed.recoveryCodes);
	}

	async signIn(name: string, passphrase: string): Promise<void> {
		const signed = await this.#do('sign in', () => ask(endpoints.signIn, { body: { name, passphrase } }));
		if (signed) await this.#enter(signed.teacher);
	}

	async recover(name: string, passphrase: string, code: string): Promise<void> {
		const signed = await this.#do('recover', () =>
			ask(endpoints.recover, { body: { name, passphrase, code } })
		);
		if (signed) await this.#enter(signed.teacher);
	}

	async signOut(isEverywhere = false): Promise<void> {
		const endpoint = isEverywhere ? endpoints.signOutEverywhere : endpoints.signOut;
		if (!(await this.#do('sign out', () => ask(endpoint, {})))) return;
		[this.detail, this.classes, this.cards, this.invitation] = [undefined, undefined, undefined, ''];
		this.recoveryCodes = [];
		this.standing = 'signed-out';
	}

	/** Sets another passphrase; every other device is signed out. */
	async changePassphrase(passphrase: string, newPassphrase: string): Promise<boolean> {
		const body = { passphrase, newPassphrase };
		return (await this.#do('passphrase', () => ask(endpoints.changePassphrase, { body }))) !== undefined;
	}

	/** Makes new recovery codes; the former ones stop working. */
	async renewCodes(passphrase: string): Promise<boolean> {
		const made = await this.#do('codes', () => ask(endpoints.renewRecoveryCodes, { body: { passphrase } }));
		if (made) this.recoveryCodes = made.recoveryCodes;
		return made !== undefined;
	}

	async invite(): Promise<void> {
		const made = await this.#do('invite', () => ask(endpoints.invite, { body: {} }));
		if (made) this.invitation = made.code;
	}

	/** Opens a class, or goes back to the list. */
	async show(id: string | undefined): Promise<void> {
		[this.cards, this.fault] = [undefined, undefined];
		this.#wanted = id;
		this.isOpening = false;
		if (id !== undefined && id === this.detail?.id) return this.lookAnew();
		this.detail = undefined;
		if (id === undefined) {
			this.classes = (await this.#ask(() => ask(endpoints.listClasses, {})))?.classes ?? this.classes;
			return;
		}
		this.isOpening = true;
		const detail = await this.#ask(() => ask(endpoints.showClass, { params: { class: id } }));
		if (id !== this.#wanted) return;
		this.isOpening = false;
		if (detail) this.detail = detail;
	}

	/**
	 * Brings the class in view up to date: who has joined, meanwhile. What cannot be asked for stays as it was; a class
	 * that was deleted elsewhere goes, and it is said.
	 */
	async lookAnew(): Promise<void> {
		const id = this.detail?.id;
		if (id === undefined || this.standing !== 'signed-in') return;
		const answer = await this.#turns.after(() => ask(endpoints.showClass, { params: { class: id } }));
		if (id !== this.detail?.id) return;
		if (answer.isOk) this.detail = answer.value;
		else if (answer.failure === 'not-found') [this.detail, this.fault] = [undefined, 'not-found'];
	}

	/** Makes a class and gives its id. */
	async makeClass(title: string): Promise<string | undefined> {
		const made = await this.#do(`make ${title}`, () =>
			ask(endpoints.createClass, { body: { id: randomId(), title } })
		);
		if (made) [this.#wanted, this.detail] = [made.id, made];
		return made?.id;
	}

	renameClass(title: string): Promise<boolean> {
		const id = this.#id;
		return this.#change('rename', () =>
			ask(endpoints.renameClass, { params: { class: id }, body: { title } })
		);
	}

	async deleteClass(): Promise<boolean> {
		const id = this.detail?.id;
		return (
			id !== undefined &&
			(await this.#do('delete', () => ask(endpoints.deleteClass, { params: { class: id } }))) !== undefined
		);
	}

	async rotateCode(): Promise<void> {
		const id = this.#id;
		await this.#change('code', () =>
			ask(endpoints.renewClassCode, { params: { class: id }, body: { days: CODE_DAYS } })
		);
	}

	get #id(): string {
		return this.detail?.id ?? '';
	}

	/** Adds whom a typed or pasted list names and the class lacks; undefined if the server did not take it. */
	async addLearners(text: string): Promise<(RosterDraft & { readonly known: number }) | undefined> {
		const draft = readRoster(text);
		const fresh = newLines(this.detail?.learners ?? [], draft.lines);
		const learners = fresh.map((line) => ({ learner: randomId(), ...line }));
		const id = this.#id;
		const isTaken =
			learners.length === 0 ||
			(await this.#change(`add ${text}`, () =>
				ask(endpoints.addLearners, { params: { class: id }, body: { learners } })
			));
		return isTaken ? { ...draft, known: draft.lines.length - fresh.length } : undefined;
	}

	/** Changes name and group of a learner, who stays who they are. */
	changeLearner(learner: string, named: { readonly name: string; readonly group: string }): Promise<boolean> {
		const id = this.#id;
		return this.#change(`name ${learner}`, () =>
			ask(endpoints.changeLearner, { params: { class: id, learner }, body: named })
		);
	}

	removeLearner(learner: string): Promise<boolean> {
		const id = this.#id;
		return this.#change(`remove ${learner}`, () =>
			ask(endpoints.removeLearner, { params: { class: id, learner } })
		);
	}

	/** Takes a learner's name back from every device and card. */
	async signOutLearner(learner: string): Promise<boolean> {
		const id = this.#id;
		const isOut = await this.#change(`out ${learner}`, () =>
			ask(endpoints.signOutLearner, { params: { class: id, learner } })
		);
		// A card in view would be printed with a code that opens nothing.
		const cards = this.cards?.cards.filter((card) => card.learner !== learner);
		if (isOut && this.cards && cards) this.cards = { ...this.cards, cards };
		return isOut;
	}

	/** Makes a new card for one learner, or for everybody. */
	async makeCards(only = ''): Promise<void> {
		const all = this.detail?.learners.map(({ learner }) => learner) ?? [];
		const learners = all.filter((learner) => only === '' || learner === only);
		const id = this.#id;
		if (learners.length > 0)
			this.cards = await this.#do(`cards ${only}`, () =>
				ask(endpoints.createCards, { params: { class: id }, body: { learners } })
			);
	}

	/** Gives an assignment to the class in view; 'too-small' if the module cannot fill it. */
	async assign(
		module: LessonModule,
		wish: AssignmentWish
	): Promise<Result<Assignment, 'too-small' | 'refused'>> {
		const made = makeAssignment(module, wish);
		if (!made) return failed('too-small');
		const id = this.#id;
		const isGiven = await this.#change(`assign ${made.title}`, () =>
			ask(endpoints.assign, { params: { class: id }, body: made })
		);
		return isGiven ? ok(made) : failed('refused');
	}

	async endOrOpen(assignment: string, isOpen: boolean): Promise<void> {
		const id = this.#id;
		await this.#change(`end ${assignment}`, () =>
			ask(endpoints.setAssignmentOpen, { params: { class: id, assignment }, body: { isOpen } })
		);
	}

	async duplicate(assignment: string): Promise<void> {
		const id = this.#id;
		await this.#change(`copy ${assignment}`, () =>
			ask(endpoints.copyAssignment, { params: { class: id, assignment }, body: { id: randomId() } })
		);
	}
}
