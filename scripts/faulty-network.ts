import { isSameHandIn, type HandIn } from '#lib/domain/classroom/hand-in.ts';
import type { Chance } from '#lib/domain/item/chance.ts';
import type { Line, Outbox } from '#lib/sync/outbox.ts';
import type { ReceivedHandIn } from '#lib/formats/class-views.ts';
import {
	readAcknowledgements,
	readHandIns,
	writeAcknowledgements,
	writeHandIns,
	type Acknowledgement
} from '#lib/formats/hand-in-messages.ts';

/** A class server without a database: what it stores outlives its kills. */
export class ClassStore {
	readonly stored = new Map<string, ReceivedHandIn>();
	#now = 0;

	/** Answers a request; every hand-in of it is stored before. */
	answer(body: string): string {
		const read = readHandIns(body);
		if (!read.isOk) throw new Error(read.failure.kind);
		const refused = read.value.malformed.map((attempt): Acknowledgement => ({
			attempt,
			outcome: 'refused',
			reason: 'malformed'
		}));
		return writeAcknowledgements([...read.value.handIns.map((handIn) => this.take(handIn)), ...refused]);
	}

	/** Stores a hand-in, if there is none of its attempt id. */
	take(handIn: HandIn): Acknowledgement {
		const attempt = handIn.attempt.id;
		const known = this.stored.get(attempt);
		if (known && isSameHandIn(known.handIn, handIn)) return { attempt, outcome: 'already' };
		if (known) return { attempt, outcome: 'refused', reason: 'other-answers' };
		this.#now += 1;
		this.stored.set(attempt, { handIn, receivedAt: this.#now });
		return { attempt, outcome: 'stored' };
	}
}

const FATES = ['cut-before', 'cut-after', 'twice', 'overtaken', 'hangs', 'garbled', 'half', 'fine'] as const;

/** A line on which anything may happen to a request and to its reply. Time passes as soon as all wait. */
export class FaultyNetwork implements Line {
	/** Whether nothing happens to anything any more. */
	isGood = false;
	readonly #overtaken: string[] = [];
	readonly #store: ClassStore;
	readonly #chance: Chance;

	constructor(store: ClassStore, chance: Chance) {
		this.#store = store;
		this.#chance = chance;
	}

	chance(): number {
		return this.#chance.below(1000) / 1000;
	}

	sleep(_milliseconds: number, signal: AbortSignal): Promise<void> {
		return new Promise((resolve) => {
			const timer = setImmediate(resolve);
			signal.addEventListener('abort', () => {
				clearImmediate(timer);
				resolve();
			});
		});
	}

	/** Requests that were thought lost arrive after all. */
	deliverOvertaken(): void {
		for (const body of this.#overtaken.splice(0)) this.#store.answer(body);
	}

	async send(handIns: readonly HandIn[]): Promise<readonly Acknowledgement[]> {
		const reply = readAcknowledgements(await this.#post(writeHandIns(handIns)));
		return reply.isOk ? reply.value : [];
	}

	async #post(body: string): Promise<string> {
		const fate = this.isGood ? 'fine' : FATES[this.#chance.below(FATES.length)];
		if (fate === 'hangs') return new Promise(() => undefined);
		if (fate === 'overtaken') this.#overtaken.push(body);
		if (fate === 'overtaken' || fate === 'cut-before') throw new Error('cut off');
		const reply = this.#store.answer(body);
		if (fate === 'cut-after') throw new Error('cut off');
		if (fate === 'garbled') return '<html>Welcome to the guest network</html>';
		if (fate === 'half') return reply.slice(0, reply.length / 2);
		return fate === 'twice' ? this.#store.answer(body) : reply;
	}
}

/** The outbox of a device that may be killed at any moment: what it holds outlives that. */
export class DeviceOutbox implements Outbox {
	readonly waiting = new Map<string, HandIn>();
	readonly acknowledged: Acknowledgement[] = [];
	/** Whether the next removal finds the device killed. */
	isKilled: () => boolean = () => false;

	put(handIn: HandIn): void {
		this.waiting.set(handIn.attempt.id, handIn);
	}

	async list(): Promise<readonly HandIn[]> {
		return [...this.waiting.values()];
	}

	async remove(acknowledged: Acknowledgement): Promise<void> {
		this.acknowledged.push(acknowledged);
		if (this.isKilled()) throw new Error('killed');
		this.waiting.delete(acknowledged.attempt);
	}
}
