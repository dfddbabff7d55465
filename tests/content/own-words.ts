import type { Authority } from '#lib/domain/content/authority.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Source } from '#lib/domain/content/source.ts';
import type { Block } from '#lib/domain/content/prose.ts';
import { ownProse } from '#lib/compiler/text/prose-words.ts';
import { QUOTATION } from '#lib/compiler/text/words.ts';

/** A text in our own words, and where it stands. */
export interface OwnText {
	readonly where: string;
	readonly text: string;
}

/** The pieces of a text between its marked quotations. */
export function withoutQuotations(text: string): string[] {
	return text.split(QUOTATION);
}

/** Words without case, punctuation and line breaks; a word that a line end divides is one word. */
export function wordsOf(text: string): string[] {
	return (
		text
			.normalize('NFC')
			.replace(/(?<=\p{Ll})-\s*\n\s*(?=\p{Ll})/gu, '')
			.toLowerCase()
			.replace(/['’‘]/g, '')
			.match(/[\p{L}\p{N}]+/gu) ?? []
	);
}

/** All runs of so many words in a text. */
export function runsOf(words: readonly string[], length: number): string[] {
	return words
		.slice(0, Math.max(0, words.length - length + 1))
		.map((_, i) => words.slice(i, i + length).join(' '));
}

/** Everything of a module that is put in our own words. */
export function ownTexts(lesson: LessonModule): OwnText[] {
	const at = (place: string, texts: readonly string[]): OwnText[] =>
		texts.map((text) => ({ where: `${lesson.id}/${place}`, text }));
	const blocks = (place: string, prose: readonly Block[]): OwnText[] => at(place, ownProse(prose));
	return [
		...at('module', [lesson.title, lesson.question, lesson.summary, ...lesson.discussion]),
		...at('module', lesson.written ? [lesson.written.prompt, ...lesson.written.levels] : []),
		...blocks('module', [...lesson.introduction, ...lesson.unknown]),
		...lesson.sections.flatMap((section) => blocks(section.id, section.blocks)),
		...lesson.sources.flatMap((source) => at(source.id, textsOf(source))),
		...at(
			'timeline',
			lesson.timeline.map(({ text }) => text)
		),
		...at(
			'pairs',
			lesson.pairs.flatMap(({ about, why }) => [about, why])
		)
	];
}

/** The lines of identification in the lists of names. */
export function ownTextsOfNames({ people, places, terms }: Authority): OwnText[] {
	return [...people, ...places, ...terms].map(({ id, is }) => ({ where: `names/${id}`, text: is }));
}

function textsOf({ title, hands, claims, steps }: Source): string[] {
	return [
		title,
		hands,
		...claims.flatMap(({ statement, misreadings }) => [
			statement,
			...misreadings.flatMap(({ text, why }) => [text, why])
		]),
		...(steps ? [steps.of, ...steps.steps.map(({ text }) => text)] : [])
	];
}
