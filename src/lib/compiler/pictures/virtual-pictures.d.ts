/** What is drawn of the compiled lessons, made by `scripts/lessons-plugin.ts`; for the server and the prerender alone. */
declare module 'virtual:pictures' {
	type Pictures = import('#lib/domain/content/pictures.ts').Pictures;

	export const pictures: readonly Pictures[];
}
