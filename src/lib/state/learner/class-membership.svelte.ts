import { cleanName } from '#lib/domain/classroom/clean-name.ts';
import { assignmentLink } from '#lib/formats/assignment-link.ts';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { Result } from '#lib/domain/result.ts';
import { CLASS_KEYS, classRecord, parseJoined, type JoinedClass } from '#lib/formats/class-records.ts';
import * as endpoints from '#lib/formats/endpoints.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';
import { ask, type ClassFace, type ClassFault, type Joined } from '#lib/sync/class-client.ts';
import { restoreHandIns, type RestoredHandIns } from './restore-hand-ins.ts';
import { classStore } from '../device/class-store.ts';
import type { Device } from '../device/device.svelte.ts';
import { assignmentsOf, joinedClasses, recordSignedOut } from './joined-classes.ts';
import { startOutboxSync } from './outbox-sync.svelte.ts';
import { randomId } from '../device/random-id.ts';
import { TaskQueue } from '../device/task-queue.svelte.ts';

export type { ClassFault, JoinedClass };

/** Where a learner joins a class and sees what is to be done in it, with no line too. */
export class ClassMembership {
	readonly #device: Device;
	readonly #shelf: DeviceStore;
	/** Undefined until looked at. */
	joined = $state.raw<readonly JoinedClass[]>();
	/** The names of the class whose code was typed. */
	face = $state.raw<ClassFace>();
	/** The class that was asked for, where this browser works in it already: work of two learners would mix here. */
	already = $state.raw<JoinedClass>();
	#code = '';
	fault = $state<ClassFault>();
	/** What came back of what was handed in, when that was asked for last. */
	back = $state.raw<RestoredHandIns>();
	readonly #turns = new TaskQueue();

	constructor(device: Device) {
		this.#device = device;
		this.#shelf = classStore(device);
	}

	get isBusy(): boolean {
		return this.#turns.isBusy;
	}

	/** What is kept first, then what the class server says. */
	async look(): Promise<void> {
		this.joined = await joinedClasses(this.#shelf);
		await Promise.all(this.joined.map((each) => this.#refresh(each)));
		this.joined = await joinedClasses(this.#shelf);
	}

	async #refresh(joined: JoinedClass): Promise<void> {
		const { classId, token } = joined;
		const mine = await ask(endpoints.myClass, { token });
		if (!mine.isOk) {
			if (mine.failure === 'not-signed-in') await recordSignedOut(this.#shelf, joined);
			return;
		}
		const { assignments, class: named } = mine.value;
		await this.#shelf.change([CLASS_KEYS.joined(classId)], (_, kept) => {
			const known = parseJoined(kept);
			// Another token may have taken its place meanwhile.
			if (known?.token !== token) return undefined;
			const { isSignedOut: _wasOut, ...fields } = known;
			const links = assignments.map(({ assignment }) => assignmentLink(assignment));
			const open = assignments.flatMap(({ assignment, isOpen }) => (isOpen ? [assignment.id] : []));
			return classRecord(kept, { ...fields, title: named.title, links, open });
		});
	}

	/** What a class asks for now, the newest first. */
	openIn(joined: JoinedClass): Assignment[] {
		return assignmentsOf(joined)
			.filter(({ id }) => joined.open.includes(id))
			.reverse();
	}

	/** Looks up the class of a code. */
	async find(code: string): Promise<void> {
		this.#code = code;
		const face = await this.#ask(`look ${code}`, () => ask(endpoints.findClass, { body: { code } }));
		this.already = this.#at(face?.id);
		this.face = this.already ? undefined : face;
	}

	/** The place that this browser has in a class and can still use. */
	#at(classId: string | undefined): JoinedClass | undefined {
		return this.joined?.find((each) => each.classId === classId && !each.isSignedOut);
	}

	/** Joins under a name of the list, or a new one. */
	async join(who: { readonly learner: string } | { readonly name: string }): Promise<void> {
		const given = 'learner' in who ? who : { learner: randomId(), name: cleanName(who.name) };
		const joined = await this.#ask('join', () =>
			ask(endpoints.join, { body: { code: this.#code, ...given } })
		);
		if (joined) await this.#enter(joined);
	}

	async resume(resumeCode: string): Promise<void> {
		const joined = await this.#ask('resume', () => ask(endpoints.resume, { body: { resumeCode } }));
		if (!joined) return;
		const here = this.#at(joined.class.id);
		this.already = here?.learner === joined.learner.learner ? undefined : here;
		if (this.already) return;
		await this.#enter(joined);
		const entered = this.joined?.find(({ classId }) => classId === joined.class.id);
		if (entered) await this.restoreHandIns(entered);
	}

	/** Brings back onto this device what the learner handed in to a class. */
	async restoreHandIns(joined: JoinedClass): Promise<void> {
		this.back = undefined;
		this.back = await this.#ask('bring back', () => restoreHandIns(this.#device, joined));
		if (this.fault !== 'not-signed-in') return;
		// Whoever has no account cannot sign in: the class says how to come back.
		this.fault = undefined;
		await recordSignedOut(this.#shelf, joined);
		this.joined = await joinedClasses(this.#shelf);
	}

	async #enter(joined: Joined): Promise<void> {
		const { token, resumeCode, learner, class: named } = joined;
		const fields: JoinedClass = {
			classId: named.id,
			title: named.title,
			token,
			...learner,
			resumeCode: resumeCode ?? '',
			links: [],
			open: []
		};
		await this.#shelf.change([CLASS_KEYS.joined(named.id)], (_, kept) => classRecord(kept, fields));
		this.face = undefined;
		void startOutboxSync(this.#device).sendAnew();
		await this.look();
	}

	/** This device no longer speaks for the learner. What was handed in stays with the class. */
	async leave({ classId }: JoinedClass): Promise<void> {
		[this.back, this.already] = [undefined, undefined];
		await this.#shelf.drop([CLASS_KEYS.joined(classId)]);
		this.joined = await joinedClasses(this.#shelf);
	}

	async #ask<T>(tap: string, asked: () => Promise<Result<T, ClassFault>>): Promise<T | undefined> {
		const answer = await this.#turns.take(tap, asked);
		if (answer) this.fault = answer.isOk ? undefined : answer.failure;
		return answer?.isOk ? answer.value : undefined;
	}
}
