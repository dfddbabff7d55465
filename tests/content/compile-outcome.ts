import { formatDiagnostic } from '#lib/compiler/diagnostic.ts';
import { compileLibrary } from '#lib/compiler/compile-library.ts';

export interface CompileOutcome {
	readonly modules: readonly { readonly id: string; readonly hash: string }[];
	readonly problems: readonly string[];
}

/** What the compiler makes of files, by path from the project's root: hashes and diagnostics. */
export function compileOutcome(files: Readonly<Record<string, string>>): CompileOutcome {
	const { library, diagnostics } = compileLibrary(new Map(Object.entries(files)));
	return {
		modules: library.modules.map(({ id, hash }) => ({ id, hash })),
		problems: diagnostics.map(formatDiagnostic)
	};
}
