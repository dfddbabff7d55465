import { canonicalJson } from '#lib/compiler/content-hash.ts';
import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import { finishAttempt, recordResponse } from '#lib/domain/attempt/record-response.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { chanceFrom, type Chance } from '#lib/domain/item/chance.ts';
import type { Item, ItemResponse } from '#lib/domain/item/item.ts';
import { definitionOf } from '#lib/domain/item/kinds/registry.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import { readBackup, writeBackup } from '#lib/formats/backup.ts';
import { memoryDevice } from '#lib/storage/device/device-store.ts';
import { exportLearnerData, mergeLearnerData, type Stores } from '#lib/storage/backup/learner-data.ts';
import { memoryAttempts } from '../tests/support/memory-attempts.ts';
import { markRecord, mergeMarks, parseReadingMark, readingKey } from '#lib/formats/reading-mark.ts';
import { decodeTransfer, encodeTransfer } from '#lib/formats/transfer.ts';
import { openAssignment } from './open-assignment.ts';

/** What devices work on: a library, and quizzes that were made from it once for all seeds. */
export interface World {
	readonly modules: readonly LessonModule[];
	readonly quizzes: readonly Quiz[];
}

/** What is tried. A test puts a faulty rule in its place and expects to hear of it. */
export interface Rules {
	readonly restore: typeof mergeLearnerData;
	readonly read: typeof readBackup;
}

/** Something that must not happen, in words. */
export type Fault = string;

const SECTIONS = ['m/one', 'm/two', 'n/one', 'n/two'];
const STEPS = 60;
const QR_CHARACTERS = 1_200;
const LATEST = 3;
const YEAR = 365 * 24 * 60 * 60 * 1000;

class Interrupted extends Error {}

interface SimulatedDevice {
	stores: Required<Stores>;
	clock: number;
}

const emptyStores = (): Required<Stores> => ({
	attempts: memoryAttempts(),
	small: memoryDevice(),
	classes: memoryDevice()
});
const namesIn = (attempts: readonly Attempt[]): string => attempts.map(({ id }) => id).join(' ');

/** One learner's devices, the files and codes that lie about, and what was ever done. */
class Life {
	readonly faults: Fault[] = [];
	readonly #chance: Chance;
	readonly #world: World;
	readonly #rules: Rules;
	readonly #devices: SimulatedDevice[];
	readonly #files: { readonly text: string; readonly isWhole: boolean }[] = [];
	/** What each code that was shown holds; reading it once is enough, what lies between is the same every time. */
	readonly #codes: (readonly Attempt[])[] = [];
	/** Every state that any copy ever had, as text, by attempt id. */
	readonly #states = new Map<string, Set<string>>();
	#begun = 0;

	constructor(seed: number, world: World, rules: Rules) {
		this.#chance = chanceFrom(seed);
		this.#world = world;
		this.#rules = rules;
		this.#devices = Array.from({ length: 2 + this.#chance.below(3) }, () => ({
			stores: emptyStores(),
			clock: this.#chance.below(YEAR)
		}));
	}

	async run(): Promise<Fault[]> {
		const steps = [
			() => this.#begin(),
			...Array.from({ length: 6 }, () => () => this.#answer()),
			() => this.#finish(),
			() => this.#readOn(),
			() => this.#openAssignment(),
			() => this.#backUp(),
			...Array.from({ length: 2 }, () => () => this.#restore()),
			() => this.#showCode(),
			() => this.#scanCode(),
			() => this.#turnClock(),
			() => this.#clearSome()
		];
		for (let step = 0; step < STEPS && this.faults.length === 0; step++) await this.#pick(steps)?.();
		if (this.faults.length === 0) await this.#settle();
		return this.faults;
	}

	#pick<T>(list: readonly T[]): T | undefined {
		return list[this.#chance.below(Math.max(1, list.length))];
	}

	#device(): SimulatedDevice {
		const device = this.#pick(this.#devices);
		if (!device) throw new Error('There is no device.');
		device.clock += this.#chance.below(60_000);
		return device;
	}

	#note(attempt: Attempt): void {
		const states = this.#states.get(attempt.id) ?? new Set();
		this.#states.set(attempt.id, states.add(canonicalJson(attempt)));
	}

	async #begin(): Promise<void> {
		const { stores, clock } = this.#device();
		const quiz = this.#pick(this.#world.quizzes);
		if (!quiz) return;
		const held = (await stores.attempts.list()).attempts;
		const id = `attempt-${++this.#begun}`;
		const begun = await stores.attempts.add({ ...quiz, id, startedAt: clock, responses: [] });
		this.#note(begun);
		if (held.some(({ sequence }) => sequence >= begun.sequence))
			this.faults.push(`${id} was begun last and is not numbered last`);
	}

	/** A response to some item: right or wrong does not matter here, that none gets lost does. */
	#responseTo(item: Item): ItemResponse {
		const { form } = definitionOf(item.kind);
		if (form === 'order') return { kind: 'order', cards: item.shown };
		if (form !== 'written') return { kind: 'choice', choice: this.#pick(item.shown) ?? 'a sentence' };
		return { kind: 'written', text: `Words ${this.#chance.below(99)}`, level: 2 };
	}

	async #grow(change: (kept: Attempt, clock: number) => Attempt | undefined): Promise<void> {
		const { stores, clock } = this.#device();
		const open = (await stores.attempts.list()).attempts.filter(({ finishedAt }) => finishedAt === undefined);
		const attempt = this.#pick(open);
		const grown = attempt && (await stores.attempts.grow(attempt.id, (kept) => change(kept, clock)));
		if (!grown) return;
		this.#note(grown);
		await stores.small.keep(`place:${grown.id}`, this.#chance.below(grown.items.length));
	}

	async #answer(): Promise<void> {
		await this.#grow((kept, clock) => {
			const place = this.#chance.below(kept.items.length);
			const item = kept.items[place];
			const recorded = item && recordResponse(kept, place, this.#responseTo(item), clock);
			return recorded?.isOk ? recorded.value : undefined;
		});
	}

	async #finish(): Promise<void> {
		await this.#grow(finishAttempt);
	}

	async #readOn(): Promise<void> {
		const { small } = this.#device().stores;
		const mark = { fraction: this.#chance.below(100) / 100, isRead: this.#chance.below(4) === 0 };
		await small.change([readingKey(this.#pick(SECTIONS) ?? 'm/one')], (_, kept) =>
			markRecord(kept, mergeMarks(parseReadingMark(kept), mark))
		);
	}

	/** An assignment is opened, which one device may do long after the other. */
	async #openAssignment(): Promise<void> {
		const quiz = this.#pick(this.#world.quizzes);
		const { stores, clock } = this.#device();
		if (quiz) await openAssignment(stores.classes, quiz, clock);
	}

	/** A file, or only the beginning of one: the battery died while it was written. */
	async #backUp(): Promise<void> {
		const { stores, clock } = this.#device();
		const text = writeBackup(await exportLearnerData(stores), clock);
		const isWhole = this.#chance.below(4) > 0;
		this.#files.push({ text: isWhole ? text : text.slice(0, this.#chance.below(text.length)), isWhole });
	}

	/** Any file on any device: its own, an old one, the same again, a torn one; some are interrupted halfway. */
	async #restore(): Promise<void> {
		const file = this.#pick(this.#files);
		if (file) await this.#restoreOn(this.#device(), file, this.#chance.below(4) === 0);
	}

	async #restoreOn(
		device: SimulatedDevice,
		file: { text: string; isWhole: boolean },
		isInterrupted: boolean
	) {
		const backup = this.#rules.read(file.text);
		if (backup.isOk !== file.isWhole)
			this.faults.push(file.isWhole ? 'a whole backup was refused' : 'a torn backup was taken');
		if (!backup.isOk) return;
		const { attempts, small, classes } = device.stores;
		const change = isInterrupted ? () => Promise.reject(new Interrupted()) : small.change;
		const before = (await attempts.list()).attempts;
		const own = await classes.all();
		const stores = { attempts, small: { ...small, change }, classes };
		await this.#rules.restore(stores, backup.value.work).catch((fault) => {
			if (!(fault instanceof Interrupted)) throw fault;
		});
		await this.#watchLoss(device, before);
		for (const [key, record] of own)
			if ((await classes.get(key)) !== record) this.faults.push(`${key} was written over by a backup`);
	}

	/** Whatever came in, nothing that was held may have become less. */
	async #watchLoss(device: SimulatedDevice, before: readonly Attempt[]): Promise<void> {
		const after = new Map((await device.stores.attempts.list()).attempts.map((each) => [each.id, each]));
		for (const { id, responses } of before)
			if ((after.get(id)?.responses.length ?? -1) < responses.length)
				this.faults.push(`${id} lost answers when a backup was restored`);
	}

	async #showCode(): Promise<void> {
		const { attempts } = await this.#device().stores.attempts.list();
		if (attempts.length === 0) return;
		const latest = attempts.slice(-LATEST);
		const { text, count } = await encodeTransfer(latest, this.#world.modules, QR_CHARACTERS);
		const read = await decodeTransfer(text, this.#world.modules);
		if (count === 0 || !read.isOk) return void this.faults.push('a code that was shown cannot be read');
		this.#codes.push(read.value);
	}

	async #scanCode(): Promise<void> {
		const code = this.#pick(this.#codes);
		if (code === undefined) return;
		const device = this.#device();
		const before = (await device.stores.attempts.list()).attempts;
		await device.stores.attempts.merge(code);
		await this.#watchLoss(device, before);
	}

	async #turnClock(): Promise<void> {
		this.#device().clock += (this.#chance.below(7) - 3) * YEAR;
	}

	/** All site data is gone from one device. What it alone held is lost; nothing else may be. */
	async #clearSome(): Promise<void> {
		if (this.#chance.below(3) === 0) this.#device().stores = emptyStores();
	}

	/** Everybody's last backup reaches everybody, in some order, some of it twice. */
	async #settle(): Promise<void> {
		const expected = await this.#safeStates();
		for (const { stores, clock } of this.#devices)
			this.#files.push({ text: writeBackup(await exportLearnerData(stores), clock), isWhole: true });
		for (const device of this.#devices) {
			const rest = [...this.#files, this.#files.at(-1), this.#files[0]];
			while (rest.length > 0) {
				const [file] = rest.splice(this.#chance.below(rest.length), 1);
				if (file) await this.#restoreOn(device, file, false);
			}
			for (const code of this.#codes) await device.stores.attempts.merge(code);
		}
		await this.#compare(expected);
	}

	/** The most responses of each attempt that some device or whole file or code still holds. */
	async #safeStates(): Promise<ReadonlyMap<string, number>> {
		const copies: Attempt[] = this.#codes.flat();
		for (const { stores } of this.#devices) copies.push(...(await stores.attempts.list()).attempts);
		for (const { text, isWhole } of this.#files) if (isWhole) copies.push(...JSON.parse(text).attempts);
		const most = new Map<string, number>();
		for (const { id, responses } of copies) most.set(id, Math.max(most.get(id) ?? 0, responses.length));
		return most;
	}

	async #compare(expected: ReadonlyMap<string, number>): Promise<void> {
		const [first, ...others] = await Promise.all(this.#devices.map(({ stores }) => held(stores)));
		if (!first || others.some(({ text }) => text !== first.text))
			this.faults.push('the devices do not end with the same set');
		const attempts = first?.attempts ?? [];
		if (attempts.length !== expected.size)
			this.faults.push(`${expected.size} attempts were safe, and there are: ${namesIn(attempts)}`);
		for (const attempt of attempts) {
			if (attempt.responses.length !== expected.get(attempt.id))
				this.faults.push(`${attempt.id} does not hold the most answers that some copy held`);
			if (!this.#states.get(attempt.id)?.has(canonicalJson(attempt)))
				this.faults.push(`${attempt.id} is in a state that nobody ever brought about`);
		}
	}
}

async function held(stores: Stores): Promise<{ attempts: readonly Attempt[]; text: string }> {
	const { attempts, reading, classes } = await exportLearnerData(stores);
	const marks = [...reading].sort(([one], [other]) => (one < other ? -1 : 1));
	// Each device knows since when it has an assignment; which there are is the same everywhere.
	return { attempts, text: canonicalJson([attempts, marks, [...classes.keys()].sort()]) };
}

/** One learner's life with several devices, from a seed; the same seed, the same life. Gives what went wrong. */
export function simulateDevices(
	seed: number,
	world: World,
	rules: Rules = { restore: mergeLearnerData, read: readBackup }
): Promise<Fault[]> {
	return new Life(seed, world, rules).run();
}
