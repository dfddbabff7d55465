import { stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { checkItems } from '#lib/compiler/check/check-items.ts';
import { formatDiagnostic, sortDiagnostics, type Diagnostic } from '#lib/compiler/diagnostic.ts';
import { libraryJson } from '#lib/compiler/library-json.ts';
import { auditModule } from '#lib/domain/quiz/audit-module.ts';
import { ownProse } from '#lib/compiler/text/prose-words.ts';
import type { Compilation, Library } from '#lib/compiler/compile-library.ts';
import { readingLevel } from '#lib/compiler/text/reading-level.ts';
import { auditLines, barredLines, clauseLines } from './audit.ts';
import { compileLessons } from './compile-lessons.ts';

/** A check over the compiled library, beyond what reading its files can see; `locate` finds the line of a claim. */
export type LibraryCheck = (library: Library, locate: Compilation['locate']) => readonly Diagnostic[];

/** The checks that run after the files have been read. */
const CHECKS: readonly LibraryCheck[] = [
	({ modules }, locate) => modules.flatMap((module) => checkItems(module, locate))
];

/** A sub-command: gets the arguments after its name, gives the exit code. */
type Command = (args: readonly string[]) => number;

const COMMANDS: Readonly<Record<string, Command>> = { check, audit, '--json': json };

const AUDIT_OPTIONS = ['--alone', '--barred', '--json'];

const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
process.exitCode = command ? command(args) : refuse(name === '' ? 'Say what to do' : `There is no “${name}”`);

function check(options: readonly string[]): number {
	const unknown = options.find((option) => option !== '--levels');
	if (unknown !== undefined) return refuse(`There is no “${unknown}”`);
	const { library, diagnostics } = compileAndCheck();
	for (const diagnostic of diagnostics) print(formatDiagnostic(diagnostic));
	if (options.includes('--levels')) for (const line of levels(library)) print(line);
	const errors = countErrors(diagnostics);
	print(
		`${count(library.modules.length, 'module')}: ${count(errors, 'error')}, ${count(diagnostics.length - errors, 'warning')}`
	);
	return errors > 0 ? 1 : 0;
}

function json(options: readonly string[]): number {
	if (options[0] !== undefined) return refuse(`There is no “${options[0]}”`);
	const { library, diagnostics } = compileAndCheck();
	print(JSON.stringify(libraryJson(library), null, '\t'));
	const errors = diagnostics.filter(({ severity }) => severity === 'error');
	for (const error of errors) stderr.write(`${formatDiagnostic(error)}\n`);
	return errors.length > 0 ? 1 : 0;
}

/**
 * The audit of one module or of all. `--alone` lists the claims that have no sentence to be read alone, `--barred` every
 * question that a rule bars, `--json` gives the figures.
 */
function audit(options: readonly string[]): number {
	const { library } = compileLessons(root);
	const wanted = options.filter((option) => !AUDIT_OPTIONS.includes(option));
	const unknown = wanted.find((id) => !library.modules.some((module) => module.id === id));
	if (unknown !== undefined) return refuse(`There is no module “${unknown}”`);
	const modules = library.modules.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
	if (options.includes('--json')) {
		print(JSON.stringify({ version: 1, modules: modules.map(auditModule) }, null, '\t'));
		return 0;
	}
	for (const module of modules) {
		for (const line of auditLines(module)) print(line);
		if (options.includes('--alone')) for (const line of clauseLines(module)) print(line);
		if (options.includes('--barred')) for (const line of barredLines(module)) print(line);
	}
	return 0;
}

function compileAndCheck(): Pick<Compilation, 'library' | 'diagnostics'> {
	const { library, diagnostics, locate } = compileLessons(root);
	const more = CHECKS.flatMap((run) => run(library, locate));
	return { library, diagnostics: sortDiagnostics([...diagnostics, ...more]) };
}

/** A note for each section: how many words, and for which year of school. */
function levels(library: Library): string[] {
	return library.modules.flatMap((lesson) =>
		lesson.sections.map((section) => {
			const { grade, words, sentences } = readingLevel(ownProse(section.blocks));
			const perSentence = sentences === 0 ? 0 : words / sentences;
			return `note: grade ${grade.toFixed(1).padStart(4)}  ${perSentence.toFixed(1)} words a sentence  ${section.words} words  ${lesson.id}/${section.id}`;
		})
	);
}

function refuse(reason: string): number {
	stderr.write(`${reason}: type “check”, “check --levels”, “audit <module>” or “--json”.\n`);
	return 2;
}

function countErrors(diagnostics: readonly Diagnostic[]): number {
	return diagnostics.filter(({ severity }) => severity === 'error').length;
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function print(line: string): void {
	stdout.write(`${line}\n`);
}
