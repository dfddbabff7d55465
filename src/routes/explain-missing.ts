import { error } from '@sveltejs/kit';
import { ContentMissing } from '#lib/library/load-module.ts';

/** Content, or the error page that says why it did not come. */
export async function explainMissing<T>(content: Promise<T>): Promise<T> {
	try {
		return await content;
	} catch (fault) {
		if (fault instanceof ContentMissing) error(fault.failure === 'unknown' ? 404 : 503, fault.message);
		throw fault;
	}
}

/** One entry of a list, or the error page for an address that names none. */
export function findOr404<T extends { readonly id: string }>(list: readonly T[], id: string): T {
	return list.find((entry) => entry.id === id) ?? error(404);
}
