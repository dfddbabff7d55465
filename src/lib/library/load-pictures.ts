import type { Pictures } from '#lib/domain/content/pictures.ts';
import { hasFields } from './lesson-pack.ts';
import { ContentMissing, loadPack } from './load-module.ts';
import { picturesOf } from './pack-path.ts';

const arePictures = (value: unknown): value is Pictures => hasFields(value, 'module', 'network', 'map');

/** What is drawn of one module. Before the browser has it, from the build; in the browser, from a pack of its own. */
export async function loadPictures(id: string, fetcher: typeof fetch): Promise<Pictures> {
	if (import.meta.env.SSR) {
		const { pictures } = await import('virtual:pictures');
		const drawn = pictures.find(({ module }) => module === id);
		if (!drawn) throw new ContentMissing('unknown');
		return drawn;
	}
	const value = await loadPack(
		picturesOf(id),
		fetcher,
		(library) => library.find((each) => each.id === id)?.pictures
	);
	if (!arePictures(value)) throw new ContentMissing('unknown');
	return value;
}
