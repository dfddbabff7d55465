import { seedFor, type Assignment } from '#lib/domain/classroom/assignment.ts';
import { assignmentLink } from '#lib/formats/assignment-link.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';
import {
	CLASS_KEYS,
	classRecord,
	keptFields,
	parseKept,
	parseTaken,
	type KeptAssignment
} from '#lib/formats/class-records.ts';
import { classStore } from '../device/class-store.ts';
import type { Device } from '../device/device.svelte.ts';
import { randomId, randomSeed } from '../device/random-id.ts';

export type { KeptAssignment };

/** What a teacher chose; everything else of an assignment follows. */
export type AssignmentWish = Omit<Assignment, 'id' | 'module' | 'hash' | 'seeds'> & {
	readonly seeds: Assignment['seeds']['kind'];
};

const PAPERS_TRIED = 3;

/** Whether a module is large enough for what was chosen, for every learner as far as can be told. */
function canBeDrawn(module: LessonModule, assignment: Assignment): boolean {
	const learners = Array.from({ length: PAPERS_TRIED }, (_, place) => place + 1);
	return learners.every(
		(learner) => generateQuiz(module, assignment.blueprint, seedFor(assignment, learner, 1)).isOk
	);
}

/** The assignment of a wish, or undefined if the module is too small for it. */
export function makeAssignment(module: LessonModule, wish: AssignmentWish): Assignment | undefined {
	const assignment: Assignment = {
		...wish,
		id: randomId(),
		module: module.id,
		hash: module.hash,
		seeds: { kind: wish.seeds, seed: randomSeed() }
	};
	return canBeDrawn(module, assignment) ? assignment : undefined;
}

/** Where a learner opens an assignment: behind the # it is seen by no server. */
export const assignmentAddress = (origin: string, assignment: Assignment): string =>
	`${origin}/assigned#${assignmentLink(assignment)}`;

/** A teacher's assignments on this device: made, listed and taken off again, with no server. */
export class LocalAssignments {
	readonly #shelf: DeviceStore;
	/** The newest first; undefined until looked at. */
	made = $state.raw<readonly KeptAssignment[]>();

	constructor(device: Device) {
		this.#shelf = classStore(device);
	}

	async look(): Promise<void> {
		const all = await this.#shelf.all();
		const prefix = CLASS_KEYS.made('');
		const kept = [...all].flatMap(([key, record]) =>
			key.startsWith(prefix) ? (parseKept(record) ?? []) : []
		);
		this.made = kept.sort((one, other) => other.keptAt - one.keptAt);
	}

	/** Keeps an assignment here, one made elsewhere too. Doing so again changes nothing. */
	async keep(assignment: Assignment): Promise<void> {
		await this.#shelf.change([CLASS_KEYS.made(assignment.id)], (_, kept) =>
			parseKept(kept) ? undefined : classRecord(kept, keptFields({ assignment, keptAt: Date.now() }))
		);
		await this.look();
	}

	/** Takes an assignment off this device, with its list of names and all that was handed in for it. */
	async remove(assignment: Assignment): Promise<void> {
		const taken = [...(await this.#shelf.all())].flatMap(([key, record]) =>
			key.startsWith(CLASS_KEYS.taken('')) && isOf(assignment, record) ? [key] : []
		);
		await this.#shelf.drop([CLASS_KEYS.made(assignment.id), CLASS_KEYS.roster(assignment.id), ...taken]);
		await this.look();
	}
}

const isOf = (assignment: Assignment, record: unknown): boolean =>
	parseTaken(record)?.handIn.assignment === assignment.id;
