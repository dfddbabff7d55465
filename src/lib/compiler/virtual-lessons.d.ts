/** The compiled lessons, made by `scripts/lessons-plugin.ts`; for the server and the prerender alone. */
declare module 'virtual:lessons' {
	type Library = import('./compile-library.ts').Library;
	type ModuleSummary = import('#lib/domain/content/lesson-module.ts').ModuleSummary;

	export const library: Library & { readonly summaries: readonly ModuleSummary[] };
}
