import { isAsked } from '#lib/domain/content/claim.ts';
import { SOURCE_TYPES, type HeadLine, type Source } from '#lib/domain/content/source.ts';
import { readClaims, type ClaimedSource } from './claims.ts';
import { readExcerpt } from '../text/excerpt.ts';
import { Fields } from '../fields/fields.ts';
import { partsOf, type Part } from '../text/markdown.ts';
import { checkQuestion } from './misreadings.ts';
import { nearest } from '../check/nearest.ts';
import { readPage } from './page.ts';
import {
	checkProvenance,
	readDates,
	readHands,
	readPeople,
	SOURCE_FIELDS,
	type SourceFields
} from '../fields/provenance.ts';
import type { Reading } from './reading.ts';
import { readSteps } from './steps.ts';
import { readWeighings } from '../weighings.ts';

/** What a source file gives: its excerpt for those who quote it, and the source if its type and date can be read. */
export interface SourcePage {
	readonly id: string;
	readonly excerpt: readonly string[];
	/** Ids of terms whose words mean something else here. */
	readonly noNotes: readonly string[];
	readonly source?: Source;
}

/**
 * Reads one file of sources/; its name without the ending is the id. `others` are the ids of the sources and sections
 * of its module.
 */
export function readSource(
	reading: Reading,
	id: string,
	text: string,
	others: ReadonlySet<string> = new Set()
): SourcePage {
	reading.define('source', id, 1);
	const page = readPage(reading, text);
	const fields: SourceFields = new Fields(reading, page.fields, SOURCE_FIELDS);
	const type = fields.oneOf('type', SOURCE_TYPES);
	if (type) checkProvenance(reading, fields, type);
	const predict = fields.entry('predict');
	if (predict) checkQuestion(reading, predict);
	const [top, ...parts] = partsOf(page.tree.children, 2, page.body);
	const mayBeShort = type === 'archive-description' || type === 'decision';
	const excerpt = readExcerpt(reading, top?.nodes ?? [], page.body, mayBeShort);
	const source = { id, excerpt, body: page.body, others };
	const read = readParts(reading, source, parts, (line) => fields.has(line));
	const people = readPeople(reading, fields);
	const dates = readDates(reading, fields);
	const noNotes = fields.list('no-notes');
	for (const term of noNotes) reading.refer('term', term, fields.lineOf('no-notes'));
	if (!type || !dates) return { id, excerpt, noNotes };
	return {
		id,
		excerpt,
		noNotes,
		source: { id, type, ...readHands(fields), ...dates, ...people, excerpt, ...read }
	};
}

const MIN_CLAIMS = 2;
const MIN_CLAIMS_OF_FIRST_EDITION = 4;

const isClaims = ({ title }: Part): boolean => title === 'Claims';
const isWeighing = ({ title }: Part): boolean => title === 'Weighing';
const isSteps = ({ title = '' }: Part): boolean => /^Steps\b/.test(title);

function readParts(
	reading: Reading,
	source: ClaimedSource,
	parts: readonly Part[],
	hasHead: (line: HeadLine) => boolean
): Pick<Source, 'claims' | 'weighings' | 'steps'> {
	const known = [isClaims, isWeighing, isSteps];
	for (const part of parts.filter((other) => !known.some((is) => is(other)))) {
		const near =
			nearest(part.title ?? '', ['Claims', 'Weighing', 'Steps']) ??
			'Claims, ## Weighing, or ## Steps: and what is in order';
		reading.error(part.line, `A source has no part “${part.title}”. Type ## ${near}.`);
	}
	for (const part of known.flatMap((is) => parts.filter(is).slice(1))) {
		reading.error(part.line, `There are two parts “${part.title}”. Type one heading for both.`);
	}
	const claims = parts.filter(isClaims).flatMap((part) => readClaims(reading, source, part));
	const least = claims.some(isAsked) ? MIN_CLAIMS : MIN_CLAIMS_OF_FIRST_EDITION;
	if (claims.length < least) {
		const line = parts.find(isClaims)?.line ?? 1;
		const words = least === MIN_CLAIMS ? 'two' : 'four';
		reading.warning(
			line,
			`Too few claims: ${claims.length}. Type at least ${words}, each under ### and its id, below ## Claims.`
		);
	}
	const weighing = parts.filter(isWeighing);
	const steps = parts.find(isSteps);
	return {
		claims,
		...(weighing.length > 0 && {
			weighings: weighing.flatMap((part) => readWeighings(reading, source, part, hasHead))
		}),
		...(steps && { steps: readSteps(reading, source, steps) })
	};
}
