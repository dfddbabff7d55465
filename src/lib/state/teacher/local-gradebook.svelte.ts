/* eslint-disable svelte/prefer-svelte-reactivity -- Maps and sets here are replaced as a whole and never changed. */
import type { MarksFault } from '#lib/domain/classroom/paper-marks.ts';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { readAssignmentLink, type NoAssignment } from '#lib/formats/assignment-link.ts';
import type { ClassReport } from '#lib/domain/classroom/class-report.ts';
import { checkQuiz } from '#lib/domain/classroom/check-quiz.ts';
import { isSameHandIn, type HandIn } from '#lib/domain/classroom/hand-in.ts';
import {
	localReport,
	namesIn,
	type LocalClass,
	type LocalHandIn
} from '#lib/domain/classroom/local-class.ts';
import { addLearners, type RosterEntry } from '#lib/domain/classroom/roster.ts';
import { readRoster, type RosterDraft } from '#lib/formats/roster-list.ts';
import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import {
	CLASS_KEYS,
	classRecord,
	parseRoster,
	parseTaken,
	rosterFields,
	type KeptRoster
} from '#lib/formats/class-records.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';
import type { SignedHandIn } from '#lib/sync/receipt.ts';
import { parseImportedFile, type ImportedFile, type ImportSummary } from './imported-file.ts';
import { classStore } from '../device/class-store.ts';
import { decideTaken } from './decide-taken.ts';
import type { Device } from '../device/device.svelte.ts';
import { handInOfPaper } from './paper-quizzes.ts';
import { randomId } from '../device/random-id.ts';
import { LocalAssignments } from './local-assignments.svelte.ts';

type Modules = ReadonlyMap<string, LessonModule>;

/** Where a teacher takes in what learners hand in without a server, and sees what came of it. */
export class LocalGradebook {
	readonly #shelf: DeviceStore;
	readonly desk: LocalAssignments;
	readonly #load: (module: string) => Promise<LessonModule>;
	#taken = $state.raw<readonly LocalHandIn[]>([]);
	#kept = $state.raw<KeptRoster>({ roster: { entries: [] }, matches: new Map() });
	/** Modules by their edition. */
	#modules = $state.raw<Modules>(new Map());
	assignment = $state.raw<Assignment>();
	outcome = $state.raw<ImportSummary>();
	isBusy = $state(false);
	/** Whether something that was imported last is for an assignment that is not here. */
	isForElsewhere = $state(false);

	constructor(device: Device, load: (module: string) => Promise<LessonModule>) {
		this.#shelf = classStore(device);
		this.desk = new LocalAssignments(device);
		this.#load = load;
	}

	/** Looks at what is kept, and shows an assignment: the one asked for, else the newest. */
	async look(wanted = this.assignment?.id): Promise<void> {
		await this.desk.look();
		const all = [...(await this.#shelf.all())];
		const prefix = CLASS_KEYS.taken('');
		this.#taken = all.flatMap(([key, record]) => (key.startsWith(prefix) ? (parseTaken(record) ?? []) : []));
		const made = this.desk.made ?? [];
		const shown = made.find(({ assignment }) => assignment.id === wanted) ?? made[0];
		if (shown) await this.show(shown.assignment);
	}

	async show(assignment: Assignment): Promise<void> {
		await this.#fetchModule(assignment);
		this.#taken = await decideTaken(this.#shelf, assignment, this.#taken, (hash) => this.#modules.get(hash));
		this.#kept = parseRoster(await this.#shelf.get(CLASS_KEYS.roster(assignment.id)));
		this.assignment = assignment;
	}

	async #fetchModule({ module: id }: Assignment): Promise<void> {
		const module = await this.#load(id).catch(() => undefined);
		if (module) this.#modules = new Map([...this.#modules, [module.hash, module]]);
	}

	/** The edition that the assignment names, if it is here. */
	get module(): LessonModule | undefined {
		return this.assignment && this.#modules.get(this.assignment.hash);
	}
	get roster(): readonly RosterEntry[] {
		return this.#kept.roster.entries;
	}
	/** Hand-ins here for assignments that are not. */
	get elsewhere(): number {
		return this.#taken.filter(({ handIn }) => !this.#isHere(handIn)).length;
	}

	#isHere({ assignment: id }: HandIn): boolean {
		return this.desk.made?.some(({ assignment }) => assignment.id === id) ?? false;
	}

	get #local(): LocalClass {
		const taken = this.#taken.filter(({ handIn }) => handIn.assignment === this.assignment?.id);
		return { ...this.#kept, taken };
	}

	/** What those go by whose ids hold no name. */
	get names(): ReadonlyMap<string, string> {
		return namesIn(this.#taken);
	}

	readonly report: ClassReport | undefined = $derived.by(
		() => this.assignment && localReport(this.assignment, this.#local, (hash) => this.#modules.get(hash))
	);

	/** Takes in every receipt in these texts. An attempt that is here already stays as it is. */
	async take(brought: readonly ImportedFile[]): Promise<boolean> {
		this.isBusy = true;
		const { found, refused, repeated: doubled } = await parseImportedFile(brought);
		let [added, repeated] = [0, doubled];
		for (const { name, place, ...signed } of found) {
			const outcome = await this.#keep(signed);
			if (outcome === 'added') added++;
			else if (outcome === 'known') repeated++;
			else refused.push({ name, place, why: 'other-answers' });
		}
		await this.look();
		this.isForElsewhere = found.some(({ handIn }) => !this.#isHere(handIn));
		this.outcome = { added, repeated, refused };
		this.isBusy = false;
		return true;
	}

	/** Whether a hand-in holds the assigned quiz, as far as its assignment and edition are here. */
	async #check(handIn: HandIn): Promise<QuizCheck> {
		if (!this.desk.made) await this.desk.look();
		const given = this.desk.made?.find(({ assignment }) => assignment.id === handIn.assignment);
		if (!given) return 'undecided';
		if (!this.#modules.has(handIn.attempt.hash)) await this.#fetchModule(given.assignment);
		return checkQuiz(given.assignment, handIn, this.#modules.get(handIn.attempt.hash));
	}

	async #keep({ handIn, device, called }: SignedHandIn): Promise<'added' | 'known' | 'other'> {
		const quizCheck = await this.#check(handIn);
		const received = { handIn, device, receivedAt: Date.now(), quizCheck, ...(called ? { called } : {}) };
		let outcome: 'added' | 'known' | 'other' = 'added';
		await this.#shelf.change([CLASS_KEYS.taken(handIn.attempt.id)], (_, kept) => {
			const known = parseTaken(kept);
			outcome = !known ? 'added' : isSameHandIn(known.handIn, handIn) ? 'known' : 'other';
			return known ? undefined : classRecord(kept, received);
		});
		return outcome;
	}

	/** Adds an assignment that was made elsewhere. */
	async add(link: string): Promise<Result<Assignment, NoAssignment>> {
		const read = readAssignmentLink(link);
		if (!read.isOk) return failed(read.failure);
		await this.desk.keep(read.value);
		await this.show(read.value);
		return ok(read.value);
	}

	/** Puts a typed or pasted list in the place of the one there is. Whoever is on both stays who they were. */
	async setRoster(text: string): Promise<RosterDraft> {
		const draft = readRoster(text);
		const before = [...this.roster];
		const fresh = addLearners({ entries: [] }, draft.lines, randomId).entries.map((entry) => {
			const at = before.findIndex(({ name, group }) => name === entry.name && group === entry.group);
			const [same] = at < 0 ? [] : before.splice(at, 1);
			return same ? { ...entry, learner: same.learner } : entry;
		});
		await this.#keepRoster({ roster: { entries: fresh }, matches: this.#kept.matches });
		return draft;
	}

	/** Says who on the list a learner is who handed in under another name. */
	async match(learner: string, entry: string): Promise<void> {
		const matches = new Map([...this.#kept.matches, [learner, entry]]);
		await this.#keepRoster({ ...this.#kept, matches });
	}

	/** Removes what somebody handed in who is not on the list. It can be imported again. */
	async drop(learner: string): Promise<void> {
		const theirs = this.#local.taken.filter(({ handIn }) => handIn.learner === learner);
		await this.#shelf.drop(theirs.map(({ handIn }) => CLASS_KEYS.taken(handIn.attempt.id)));
		await this.look();
	}

	async #keepRoster(kept: KeptRoster): Promise<void> {
		const { assignment } = this;
		if (!assignment) return;
		await this.#shelf.change([CLASS_KEYS.roster(assignment.id)], (_, record) =>
			classRecord(record, rosterFields(kept))
		);
		this.#kept = kept;
	}

	/** Takes in the marks of one paper. The failure is a reason; empty if no assignment is chosen. */
	async addPaper(learner: string, line: string): Promise<Result<undefined, MarksFault | string>> {
		const { assignment, module } = this;
		if (!assignment) return failed('');
		const made = handInOfPaper({ assignment, module, roster: this.roster }, learner, line);
		if (!made.isOk) return made;
		const handIn = made.value;
		const quizCheck = checkQuiz(assignment, handIn, module);
		await this.#shelf.change([CLASS_KEYS.taken(handIn.attempt.id)], (_, kept) =>
			classRecord(kept, { handIn, device: '', receivedAt: Date.now(), quizCheck })
		);
		await this.look();
		return ok(undefined);
	}
}
