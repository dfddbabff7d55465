/* eslint-disable svelte/prefer-svelte-reactivity -- Maps here are never changed. */
import type { MarksFault } from '#lib/domain/classroom/paper-marks.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { entryOf, reassignHandIn } from '#lib/domain/classroom/local-class.ts';
import type { RosterEntry } from '#lib/domain/classroom/roster.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { handInFor, type Acknowledgement, type ClassFault, type Refusal } from '#lib/sync/class-client.ts';
import { parseImportedFile, type ImportedFile, type Found, type ImportSummary } from './imported-file.ts';
import type { LiveReport } from './live-report.svelte.ts';
import { handInOfPaper } from './paper-quizzes.ts';

interface Words {
	readonly fault: (fault: ClassFault) => string;
	readonly refusal: (reason: Refusal) => string;
}

/** What a teacher takes in by hand for a class: what learners send who had no line, and marks from paper. */
export class ReceiptImport {
	readonly #classId: string;
	readonly #live: LiveReport;
	readonly #words: Words;
	outcome = $state.raw<ImportSummary>();
	fault = $state('');
	isBusy = $state(false);

	constructor(classId: string, live: LiveReport, words: Words) {
		this.#classId = classId;
		this.#live = live;
		this.#words = words;
	}

	/** Imports every receipt in these texts; false where the server did not answer, so that they are sent again. */
	async take(brought: readonly ImportedFile[]): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		const { found, refused, repeated } = await parseImportedFile(brought);
		const fromStrangers = found.filter((each) => this.#isStranger(each));
		const strangers = fromStrangers.filter(({ handIn }) => !this.#live.has(handIn.attempt.id));
		const known = found.filter((each) => !this.#isStranger(each));
		const answer = await this.#send(known.map((each) => this.#named(each)));
		if (answer.isOk) {
			await this.#live.hold(strangers);
			const count = (outcome: Acknowledgement['outcome']): number =>
				answer.value.filter((each) => each.outcome === outcome).length;
			const notTaken = answer.value.flatMap((each) => this.#notTaken(each, known));
			this.outcome = {
				added: count('stored'),
				repeated: repeated + count('already') + fromStrangers.length - strangers.length,
				refused: [...refused, ...notTaken]
			};
		}
		this.isBusy = false;
		return answer.isOk;
	}

	/** Whether it is for the assignment in view and from a name of which nobody can tell whose it is. */
	#isStranger({ handIn: { assignment, learner }, called }: Found): boolean {
		return assignment === this.#live.assignment.id && this.#entryOf(learner, called) === undefined;
	}

	#entryOf(learner: string, called?: string): RosterEntry | undefined {
		return entryOf({ roster: this.#live.roster, matches: new Map() }, learner, called);
	}

	/** The hand-in in the name of a learner of the class, where the name it came under is there once. */
	#named({ handIn, called }: Found): HandIn {
		const entry = this.#entryOf(handIn.learner, called);
		return entry ? reassignHandIn(entry, handIn) : handIn;
	}

	#notTaken(word: Acknowledgement, known: readonly Found[]): ImportSummary['refused'][number][] {
		if (word.outcome !== 'refused') return [];
		const found = known.find(({ handIn }) => handIn.attempt.id === word.attempt);
		return [{ name: found?.name ?? '', place: found?.place ?? 0, why: word.reason }];
	}

	async #send(handIns: readonly HandIn[]): Promise<Result<readonly Acknowledgement[], ClassFault>> {
		const answer = await handInFor(this.#classId, handIns);
		this.fault = answer.isOk ? '' : this.#words.fault(answer.failure);
		if (answer.isOk) await this.#live.refresh();
		return answer;
	}

	/** Says who in the class it is who handed in under another name. */
	async match(stranger: string, learner: string): Promise<void> {
		const entry = this.#entryOf(learner);
		if (!entry) return;
		const theirs = this.#live.held(stranger);
		const answer = await this.#send(theirs.map((handIn) => reassignHandIn(entry, handIn)));
		if (!answer.isOk) return;
		this.#live.drop(stranger);
		const [refused] = answer.value.flatMap((word) => (word.outcome === 'refused' ? [word.reason] : []));
		if (refused) this.fault = this.#words.refusal(refused);
	}

	/** Takes in the marks of one paper. The failure is a reason, or a sentence of the class server. */
	async addPaper(learner: string, line: string): Promise<Result<undefined, MarksFault | string>> {
		const { assignment, module, roster } = this.#live;
		const made = handInOfPaper({ assignment, module, roster: roster.entries }, learner, line);
		if (!made.isOk) return made;
		const answer = await this.#send([made.value]);
		const sentence = this.fault;
		// It stands where the paper was typed in.
		this.fault = '';
		if (!answer.isOk) return failed(sentence);
		const [word] = answer.value;
		return word?.outcome === 'refused' ? failed(this.#words.refusal(word.reason)) : ok(undefined);
	}
}
