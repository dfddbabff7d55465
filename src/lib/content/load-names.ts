import type { Authority } from '#lib/domain/content/authority.ts';
import { ContentMissing, hasFields, pack } from './load-module.ts';

const isAuthority = (value: unknown): value is Authority => hasFields(value, 'people', 'places', 'terms');

/** Every name of the library, also those that no module uses yet. In the browser, from a pack of its own. */
export async function loadNames(fetcher: typeof fetch): Promise<Authority> {
	const value = await pack('names', fetcher);
	if (!isAuthority(value)) throw new ContentMissing('unreachable');
	return value;
}
