import type { Lure } from '#lib/domain/content/claim.ts';
import type { Diagnostic, Spot } from '../diagnostic.ts';
import { checkId } from '../fields/id.ts';

/** What can be referred to from elsewhere by its id. */
export type Named = 'person' | 'place' | 'term' | 'source' | 'claim';

/** Everything that has an id of its own. */
export type Defined = Named | 'misreading' | 'weighing' | 'answer' | 'step' | 'section' | 'event' | 'pair';

/** A mention of something by its id, to be resolved when everything has been read. */
export interface Reference extends Spot {
	readonly to: Named;
	readonly id: string;
}

/** The place where an id is given to something. */
export interface Definition extends Spot {
	readonly kind: Defined;
	readonly id: string;
}

/** Words that a section quotes, to be found in a source when all have been read. */
export interface Quotation extends Spot {
	readonly text: string;
}

/** Words of another source, of a section or of the names that tempt to a misreading, to be found when all are read. */
export interface LureSpot extends Spot {
	readonly lure: Lure;
}

/** One reading of one file: what is wrong in it, what it defines, what it refers to and what it quotes. */
export class Reading {
	readonly file: string;
	readonly diagnostics: Diagnostic[] = [];
	readonly definitions: Definition[] = [];
	readonly references: Reference[] = [];
	readonly quotations: Quotation[] = [];
	readonly lures: LureSpot[] = [];

	constructor(file: string) {
		this.file = file;
	}

	error(line: number, message: string): void {
		this.diagnostics.push({ file: this.file, line, severity: 'error', message });
	}

	warning(line: number, message: string): void {
		this.diagnostics.push({ file: this.file, line, severity: 'warning', message });
	}

	/** Notes that something by this id is defined here. `typed` is the part of the id that the curator typed. */
	define(kind: Defined, id: string, line: number, typed = id): void {
		const problem = checkId(typed);
		if (problem) this.error(line, problem);
		if (this.definitions.some((other) => other.kind === kind && other.id === id)) {
			this.error(line, `There are two of “${typed}” here. Type another id for this one.`);
		}
		this.definitions.push({ kind, id, file: this.file, line });
	}

	refer(to: Named, id: string, line: number): void {
		this.references.push({ to, id, file: this.file, line });
	}

	quote(text: string, line: number): void {
		this.quotations.push({ text, file: this.file, line });
	}
}
