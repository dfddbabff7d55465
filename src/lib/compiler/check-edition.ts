import { isAsked, type Claim } from '#lib/domain/content/claim.ts';
import type { Diagnostic, Spot } from './diagnostic.ts';
import type { Definition } from './read/reading.ts';

/**
 * Whether all claims of a module carry their question. Modules are moved to the second edition one at a time: one
 * without any question is still of the first and gets one warning; where some lack it, they are errors.
 */
export function checkEdition(
	claims: readonly Claim[],
	definitions: readonly Definition[],
	page: Spot
): Diagnostic[] {
	const lacking = claims.filter((claim) => !isAsked(claim));
	if (lacking.length === 0) return [];
	if (lacking.length === claims.length) {
		const message = `Claims without “asks”: ${lacking.length}. Type - asks:, - aim: and - weight: under each, as lessons/README.md shows.`;
		return [{ ...page, severity: 'warning', message }];
	}
	return lacking.map(({ id }) => {
		const { file, line } = definitions.find((one) => one.kind === 'claim' && one.id === id) ?? page;
		const message =
			'This claim has no question, and others of this module have one. Type - asks: and a question, - aim: and - weight:.';
		return { file, line, severity: 'error', message };
	});
}
