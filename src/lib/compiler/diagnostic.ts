/** A line of a file that a curator wrote; `file` is relative to the project's root. */
export interface Spot {
	readonly file: string;
	readonly line: number;
}

/** One thing that is wrong in the lessons. The message says what is wrong and then what to type. */
export interface Diagnostic extends Spot {
	/** Errors stop the build, warnings do not. */
	readonly severity: 'error' | 'warning';
	readonly message: string;
}

/** `file:line: what is wrong. What to type.`, with the word `warning` before a warning. */
export function formatDiagnostic({ file, line, severity, message }: Diagnostic): string {
	return `${file}:${line}: ${severity === 'warning' ? 'warning: ' : ''}${message}`;
}

/** Errors first, then warnings, each in the order of files and lines. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
	return diagnostics.toSorted(
		(a, b) =>
			compare(a.severity, b.severity) ||
			compare(a.file, b.file) ||
			a.line - b.line ||
			compare(a.message, b.message)
	);
}

/** Plain order of code units: the same on every machine, whatever its language. */
export function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
