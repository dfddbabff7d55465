import { nearest } from '../check/nearest.ts';
import type { Reading } from '../read/reading.ts';

/** One `name: value` as a curator typed it. */
export interface Entry {
	readonly name: string;
	readonly value: string;
	readonly line: number;
	/** What stands in brackets after the name: the kind of a misreading. */
	readonly note?: string;
}

/** The fields of one thing as they stand in a file. */
export interface FieldBlock {
	/** The line that stands for the whole thing. */
	readonly line: number;
	readonly entries: readonly Entry[];
	/** Part of it could not be read and was noted: then nothing more is said of what is missing. */
	readonly isBroken?: boolean;
	/** Items that stand in the list of a field, by its name. */
	readonly below?: ReadonlyMap<string, readonly FieldBlock[]>;
}

/** What a field is for: an example to show, and whether it may be left out or repeated. */
export interface FieldRule {
	readonly example: string;
	readonly optional?: boolean;
	readonly repeated?: boolean;
}

/** The fields that a thing may have, by name. */
export type FieldRules<Name extends string> = Readonly<Record<Name, FieldRule>>;

/** The fields of one thing, checked against its rules. Missing values read as empty; the problem is noted. */
export class Fields<Name extends string> {
	/** The line that stands for the whole thing, for what is missing. */
	readonly line: number;
	readonly #isBroken: boolean;
	readonly #reading: Reading;
	readonly #rules: FieldRules<Name>;
	readonly #entries: readonly Entry[];

	constructor(reading: Reading, { line, entries, isBroken }: FieldBlock, rules: FieldRules<Name>) {
		this.line = line;
		this.#isBroken = isBroken === true;
		this.#reading = reading;
		this.#rules = rules;
		this.#entries = entries.filter((entry) => entry.value !== '');
		checkNames(reading, entries, rules);
		for (const [name, rule] of Object.entries<FieldRule>(rules)) {
			if (!rule.optional) this.#require(name, rule);
		}
	}

	/** Notes that a field is missing that this thing needs, though others of its kind do not. */
	require(name: Name): void {
		this.#require(name, this.#rules[name]);
	}

	#require(name: string, { example }: FieldRule): void {
		if (this.#isBroken || this.#entries.some((entry) => entry.name === name)) return;
		const problem = `“${name}” is missing. Type, for example, ${name}: ${example}`;
		this.#reading.error(this.line, /[.!?]$/.test(problem) ? problem : `${problem}.`);
	}

	all(name: Name): readonly Entry[] {
		return this.#entries.filter((entry) => entry.name === name);
	}

	entry(name: Name): Entry | undefined {
		return this.#entries.find((entry) => entry.name === name);
	}

	has(name: Name): boolean {
		return this.entry(name) !== undefined;
	}

	text(name: Name): string {
		return this.entry(name)?.value ?? '';
	}

	lineOf(name: Name): number {
		return this.entry(name)?.line ?? this.line;
	}

	/** The parts between commas. */
	list(name: Name): string[] {
		return this.text(name)
			.split(',')
			.map((part) => part.trim())
			.filter((part) => part !== '');
	}

	number(name: Name, isFit: (value: number) => boolean = () => true): number {
		const entry = this.entry(name);
		if (!entry) return 0;
		const value = Number(entry.value);
		if (Number.isFinite(value) && isFit(value)) return value;
		this.#reading.error(
			entry.line,
			`“${name}” cannot be “${entry.value}”. Type, for example, ${name}: ${this.#rules[name].example}.`
		);
		return 0;
	}

	oneOf<Value extends string>(name: Name, values: readonly Value[]): Value | undefined {
		const entry = this.entry(name);
		return entry && oneOf(this.#reading, entry, values);
	}
}

/** The value of an entry if it is one of these; what else it may have meant is noted. */
export function oneOf<Value extends string>(
	reading: Reading,
	{ name, value, line }: Entry,
	values: readonly Value[]
): Value | undefined {
	const known = values.find((candidate) => candidate === value);
	if (known !== undefined) return known;
	const near = nearest(value, values);
	reading.error(line, `“${name}” cannot be “${value}”. Type ${near ?? `one of ${values.join(', ')}`}.`);
	return undefined;
}

function checkNames(reading: Reading, entries: readonly Entry[], rules: FieldRules<string>): void {
	const seen = new Set<string>();
	for (const { name, line } of entries) {
		const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
		if (!rule) {
			const near = nearest(name, Object.keys(rules));
			reading.error(
				line,
				`There is no field “${name}”. Type ${near ?? `one of ${Object.keys(rules).join(', ')}`}.`
			);
		} else if (seen.has(name) && !rule.repeated) {
			reading.error(line, `“${name}” stands twice. Delete one of the two lines.`);
		}
		seen.add(name);
	}
}
