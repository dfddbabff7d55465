/* eslint-disable svelte/prefer-svelte-reactivity -- Maps and sets here are replaced as a whole and never changed. */
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { handIn } from '#lib/formats/endpoints.ts';
import {
	CLASS_KEYS,
	classRecord,
	parseHanded,
	parseJoined,
	parseWaiting,
	type Handed,
	type JoinedClass
} from '#lib/formats/class-records.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';
import { ask } from '#lib/sync/class-client.ts';
import { emptyOutbox, type Line, type Outbox } from '#lib/sync/outbox.ts';
import { classStore } from '../device/class-store.ts';
import type { Device } from '../device/device.svelte.ts';
import { joinedClasses, recordSignedOut } from './joined-classes.ts';

/** Between rounds while something waits: half of it is left to chance, so that a class does not come at once. */
const ROUND = 60_000;

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) return resolve();
		const timer = setTimeout(resolve, milliseconds);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}

/**
 * What a token may send of this device's outbox: nothing once it is signed out or another took its place, and never
 * what a learner left here for whom it does not speak, for that would be refused for good.
 */
function outboxOf(shelf: DeviceStore, { classId, token, learner }: JoinedClass): Outbox {
	return {
		async list() {
			const all = await shelf.all();
			const now = parseJoined(all.get(CLASS_KEYS.joined(classId)));
			if (now?.token !== token || now.isSignedOut) return [];
			return [...all].flatMap(([key, record]) => {
				const waiting = key.startsWith(CLASS_KEYS.waiting('')) ? parseWaiting(record) : undefined;
				const isTheirs = waiting?.classId === classId && waiting.handIn.learner === learner;
				return isTheirs ? [waiting.handIn] : [];
			});
		},
		async remove(acknowledged) {
			const { attempt, outcome } = acknowledged;
			const refused = outcome === 'refused' ? acknowledged.reason : '';
			// The word is written before the hand-in goes: whatever happens in between, it is sent again and no more.
			await shelf.change([CLASS_KEYS.handed(attempt)], (_, kept) =>
				parseHanded(kept) ? undefined : classRecord(kept, { at: Date.now(), refused })
			);
			await shelf.drop([CLASS_KEYS.waiting(attempt)]);
		}
	};
}

/** Sends what waits whenever there may be a line, and knows what has arrived. */
export class OutboxSync {
	readonly #shelf: DeviceStore;
	readonly #stop = new AbortController();
	/** Ends the pause after a failure, if there is one. */
	#wake: (() => void) | undefined;
	#sending: Promise<void> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Hand-ins that wait. */
	waiting = $state(0);
	isSending = $state(false);
	/** Classes that this device speaks for nobody in any more. */
	signedOut = $state.raw<ReadonlySet<string>>(new Set());
	/** What class servers said, by attempt id. */
	handed = $state.raw<ReadonlyMap<string, Handed>>(new Map());

	constructor(device: Device) {
		this.#shelf = classStore(device);
	}

	/** Sends now, and from now on whenever the line comes back or the page is looked at. */
	start(): void {
		const send = (): void => void this.send();
		addEventListener('online', send);
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') send();
		});
		send();
	}

	async look(): Promise<void> {
		const all = [...(await this.#shelf.all())];
		const prefix = CLASS_KEYS.handed('');
		// What cannot be read cannot be sent either: it is not promised.
		this.waiting = all.filter(
			([key, record]) => key.startsWith(CLASS_KEYS.waiting('')) && parseWaiting(record)
		).length;
		const joined = await joinedClasses(this.#shelf);
		this.signedOut = new Set(joined.flatMap(({ classId, isSignedOut }) => (isSignedOut ? [classId] : [])));
		this.handed = new Map(
			all.flatMap(([key, record]) => {
				const handed = key.startsWith(prefix) ? parseHanded(record) : undefined;
				return handed ? [[key.slice(prefix.length), handed] as const] : [];
			})
		);
	}

	/** Lets hand-ins wait for a line, but for those that a server has answered for. Putting one twice changes nothing. */
	async put(classId: string, handIns: readonly HandIn[]): Promise<void> {
		await this.look();
		const fresh = new Map(
			handIns
				.filter(({ attempt }) => !this.handed.has(attempt.id))
				.map((handIn) => [CLASS_KEYS.waiting(handIn.attempt.id), handIn])
		);
		if (fresh.size === 0) return;
		await this.#shelf.change([...fresh.keys()], (key, kept) =>
			parseWaiting(kept) ? undefined : classRecord(kept, { classId, handIn: fresh.get(key) })
		);
		await this.look();
		void this.send();
	}

	/** One round over all classes; a second call joins the one under way, which then pauses no longer. */
	send(): Promise<void> {
		this.#wake?.();
		this.#sending ??= this.#round().finally(() => (this.#sending = undefined));
		return this.#sending;
	}

	/** A round with what this device speaks for now, which the one under way may not know. */
	async sendAnew(): Promise<void> {
		this.#wake?.();
		await this.#sending;
		await this.send();
	}

	async #round(): Promise<void> {
		clearTimeout(this.#timer);
		await this.look();
		if (this.waiting > 0) {
			this.isSending = true;
			for (const joined of await joinedClasses(this.#shelf)) await this.#empty(joined);
			this.isSending = false;
			await this.look();
		}
		if (this.waiting > 0) this.#timer = setTimeout(() => void this.send(), (ROUND * (1 + Math.random())) / 2);
	}

	async #pause(milliseconds: number): Promise<void> {
		const woken = new AbortController();
		this.#wake = () => woken.abort();
		await sleep(milliseconds, woken.signal);
		this.#wake = undefined;
	}

	async #empty(joined: JoinedClass): Promise<void> {
		const line: Line = {
			send: async (handIns, signal) => {
				const answer = await ask(handIn, { token: joined.token, body: handIns, signal });
				if (!answer.isOk && answer.failure === 'not-signed-in') await recordSignedOut(this.#shelf, joined);
				return answer.isOk ? answer.value : [];
			},
			// What is awaited until all stops is a pause between tries; anything else is a request's time-out.
			sleep: (milliseconds, signal) =>
				signal === this.#stop.signal ? this.#pause(milliseconds) : sleep(milliseconds, signal),
			chance: Math.random
		};
		await emptyOutbox(outboxOf(this.#shelf, joined), line, this.#stop.signal);
		await this.look();
	}
}

const watches = new WeakMap<Device, OutboxSync>();

/** The one watch of this device, begun when it is first asked for. */
export function startOutboxSync(device: Device): OutboxSync {
	const known = watches.get(device);
	if (known) return known;
	const watch = new OutboxSync(device);
	watches.set(device, watch);
	watch.start();
	return watch;
}
