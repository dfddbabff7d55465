import { SOURCE_TYPES, type Source } from '#lib/domain/content/source.ts';
import { readClaims, type ClaimedSource } from './claims.ts';
import { readExcerpt } from '../text/excerpt.ts';
import { Fields } from '../fields/fields.ts';
import { partsOf, type Part } from '../text/markdown.ts';
import { nearest } from '../check/nearest.ts';
import { readPage } from './page.ts';
import { readDates, readHands, readPeople, SOURCE_FIELDS, type SourceFields } from '../fields/provenance.ts';
import type { Reading } from './reading.ts';
import { readSteps } from './steps.ts';

/** What a source file gives: its excerpt for those who quote it, and the source if its type and date can be read. */
export interface SourcePage {
	readonly id: string;
	readonly excerpt: readonly string[];
	readonly source?: Source;
}

/** Reads one file of sources/; its name without the ending is the id. */
export function readSource(reading: Reading, id: string, text: string): SourcePage {
	reading.define('source', id, 1);
	const page = readPage(reading, text);
	const fields: SourceFields = new Fields(reading, page.fields, SOURCE_FIELDS);
	const type = fields.oneOf('type', SOURCE_TYPES);
	if (type && type !== 'archive-description' && type !== 'historian') {
		fields.require('citation');
		fields.require('translation');
	}
	const [top, ...parts] = partsOf(page.tree.children, 2, page.body);
	const mayBeShort = type === 'archive-description' || type === 'decision';
	const excerpt = readExcerpt(reading, top?.nodes ?? [], page.body, mayBeShort);
	const read = readParts(reading, { id, excerpt, body: page.body }, parts);
	const people = readPeople(reading, fields);
	const dates = readDates(reading, fields);
	if (!type || !dates) return { id, excerpt };
	return { id, excerpt, source: { id, type, ...readHands(fields), ...dates, ...people, excerpt, ...read } };
}

const isClaims = ({ title }: Part): boolean => title === 'Claims';
const isSteps = ({ title = '' }: Part): boolean => /^Steps\b/.test(title);

function readParts(
	reading: Reading,
	source: ClaimedSource,
	parts: readonly Part[]
): Pick<Source, 'claims' | 'steps'> {
	for (const part of parts.filter((other) => !isClaims(other) && !isSteps(other))) {
		const near =
			nearest(part.title ?? '', ['Claims', 'Steps']) ?? 'Claims, or ## Steps: and what is in order';
		reading.error(part.line, `A source has no part “${part.title}”. Type ## ${near}.`);
	}
	for (const part of [...parts.filter(isClaims).slice(1), ...parts.filter(isSteps).slice(1)]) {
		reading.error(part.line, `There are two parts “${part.title}”. Type one heading for both.`);
	}
	const claims = parts.filter(isClaims).flatMap((part) => readClaims(reading, source, part));
	if (claims.length < 4) {
		const line = parts.find(isClaims)?.line ?? 1;
		reading.warning(
			line,
			`Too few claims: ${claims.length}. Type at least four, each under ### and its id, below ## Claims.`
		);
	}
	const steps = parts.find(isSteps);
	return steps ? { claims, steps: readSteps(reading, source, steps) } : { claims };
}
