import type { Place } from '#lib/domain/content/authority.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { plainText, type Block } from '#lib/domain/content/prose.ts';
import { plain } from '#lib/domain/content/plain-text.ts';

/** A place and those of its other spellings that stand in the excerpts. */
export interface PlaceFound {
	readonly place: Place;
	readonly spelled: readonly string[];
}

/** The places that a module names: those it refers to, and those whose name stands in its prose or excerpts. */
export function placesNamed(module: LessonModule, places: readonly Place[]): PlaceFound[] {
	const excerpts = plain(module.sources.flatMap(({ excerpt }) => excerpt).join(' '));
	const prose = [
		...module.introduction,
		...module.unknown,
		...module.sections.flatMap(({ blocks }) => blocks)
	];
	const text = plain(`${excerpts} ${prose.map(wordsOfBlock).join(' ')}`);
	const isReferred = (id: string): boolean => module.names.places.some((place) => place.id === id);
	return places.flatMap((place) => {
		const isNamed = [place.name, ...place.also].some((name) => hasWord(text, name));
		if (!isNamed && !isReferred(place.id)) return [];
		return [{ place, spelled: place.also.filter((name) => hasWord(excerpts, name)) }];
	});
}

/** Whether a name stands in a text as a word of its own: Tumen is not in Tumenov. */
function hasWord(text: string, name: string): boolean {
	const letters = plain(name).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

function wordsOfBlock(block: Block): string {
	switch (block.kind) {
		case 'source':
			return '';
		case 'quote':
			return block.paragraphs.map(plainText).join(' ');
		case 'list':
			return block.items.map(plainText).join(' ');
		default:
			return plainText(block.children);
	}
}
