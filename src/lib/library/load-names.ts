import type { Authority } from '#lib/domain/content/authority.ts';
import { hasFields } from './lesson-pack.ts';
import { ContentMissing, loadJson } from './load-module.ts';
import { currentPath } from './pack-path.ts';

const isAuthority = (value: unknown): value is Authority => hasFields(value, 'people', 'places', 'terms');

/** Every name of the library, also those that no module uses yet. */
export async function loadNames(fetcher: typeof fetch): Promise<Authority> {
	const path = currentPath('names');
	const value = await loadJson(path, () => fetcher(path));
	if (!isAuthority(value)) throw new ContentMissing('unreachable');
	return value;
}
