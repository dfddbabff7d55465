import { isAsked, type AskedClaim } from '#lib/domain/content/claim.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Diagnostic, Spot } from './diagnostic.ts';
import { readingLevel } from './text/reading-level.ts';
import { wording } from './text/words.ts';

const MAX_GRADE = 10;
const MAX_REVERSED = 0.25;
const MAX_CLAIMS_OF_A_SENTENCE = 2;
const LONG_STATEMENT = 25;

/** What is wrong with the claims of a module of the second edition, beyond what single items show. */
export function flawedClaims(module: LessonModule, spotOf: (id: string) => Spot): Diagnostic[] {
	const claims = module.sources.flatMap((source) => source.claims).filter(isAsked);
	return [
		...module.sources.flatMap((source) => sharedEvidence(source.claims.filter(isAsked), spotOf)),
		...claims.flatMap((claim) => [...hardToRead(claim, spotOf), ...twoInOne(claim, spotOf)]),
		...tooManyReversed(claims, spotOf)
	];
}

/** The same sentence proves at most two claims. */
function sharedEvidence(claims: readonly AskedClaim[], spotOf: (id: string) => Spot): Diagnostic[] {
	const seen = new Map<string, number>();
	return claims.flatMap(({ id, evidence }) => {
		const words = [...new Set(evidence.map(wording))];
		for (const each of words) seen.set(each, (seen.get(each) ?? 0) + 1);
		if (!words.some((each) => (seen.get(each) ?? 0) > MAX_CLAIMS_OF_A_SENTENCE)) return [];
		const message =
			'Two other claims rest on these words already. Type other evidence, or delete the weakest of the three.';
		return [{ ...spotOf(id), severity: 'error' as const, message }];
	});
}

function hardToRead(claim: AskedClaim, spotOf: (id: string) => Spot): Diagnostic[] {
	const texts = [claim.asks, claim.statement, ...claim.misreadings.map(({ text }) => text)];
	const { grade } = readingLevel(texts);
	if (grade <= MAX_GRADE) return [];
	const message = `This question reads at grade ${grade}. Type shorter words and sentences: ${MAX_GRADE} at most.`;
	return [{ ...spotOf(claim.id), severity: 'warning', message }];
}

/** A long statement with two pieces of evidence probably says two things. */
function twoInOne({ id, statement, evidence }: AskedClaim, spotOf: (id: string) => Spot): Diagnostic[] {
	const isLong = statement.split(' ').length > LONG_STATEMENT && evidence.length > 1;
	if (!isLong && !/[.;] \p{Lu}/u.test(statement.replace(/\b\p{Lu}\./gu, ''))) return [];
	const message = 'This statement seems to say two things. Type one of them in a claim of its own.';
	return [{ ...spotOf(id), severity: 'warning', message }];
}

function tooManyReversed(claims: readonly AskedClaim[], spotOf: (id: string) => Spot): Diagnostic[] {
	const all = claims.flatMap(({ misreadings }) => misreadings);
	const reversed = all.filter(({ kind }) => kind === 'reversed').length;
	if (all.length === 0 || reversed / all.length <= MAX_REVERSED) return [];
	const message = `Of ${all.length} misreadings ${reversed} are reversed. Type others: a quarter at most.`;
	return [{ ...spotOf(''), severity: 'warning', message }];
}
