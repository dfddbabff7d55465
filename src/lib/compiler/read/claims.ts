import { AIMS, WEIGHTS, type AskedClaim, type Claim, type Misreading } from '#lib/domain/content/claim.ts';
import { needsQuestion, standsAlone } from '#lib/domain/item/statement.ts';
import { checkVerbatim } from '../check/check-quotes.ts';
import { Fields, type FieldRules } from '../fields/fields.ts';
import { lineOf, partsOf, plainWords, type Part } from '../text/markdown.ts';
import type { LureBook } from '../lures.ts';
import { checkQuestion, endsLikeSentence, readMisreadings } from './misreadings.ts';
import { readPoints } from '../fields/points.ts';
import type { Reading } from './reading.ts';
import { wording } from '../text/words.ts';

const CLAIM_FIELDS = {
	asks: { example: 'How did Kim Il Sung take Stalin’s message?', optional: true },
	alone: { example: 'The North was not ready for a large attack.', optional: true },
	aim: { example: 'attitude', optional: true },
	weight: { example: 'main', optional: true },
	holder: { example: 'kim-il-sung, as told by terentii-shtykov', optional: true },
	'shared by': { example: 'pak-hon-yong', optional: true },
	evidence: { example: 'words copied from the excerpt', repeated: true },
	misreading: { example: 'Kim thanked Stalin and waited for an invitation.', repeated: true, optional: true },
	'tempted by': { example: 'he will prepare himself for the meeting', repeated: true, optional: true },
	why: { example: 'The report speaks of "great satisfaction".', repeated: true, optional: true },
	'silent in': { example: 'another-source, a-third-source', optional: true },
	'disputed by': { example: 'another-source#a-claim', optional: true },
	'same point as': { example: 'another-source#a-claim', optional: true }
} satisfies FieldRules<string>;

/** The source whose claims are read: its id, its excerpt, its page, and the other ids of its module. */
export interface ClaimedSource extends LureBook {
	readonly body: string;
}

/** Reads what stands under "## Claims": one claim under each `###` heading. */
export function readClaims(reading: Reading, source: ClaimedSource, part: Part): Claim[] {
	const [before, ...claims] = partsOf(part.nodes, 3, source.body);
	const stray = before?.nodes[0];
	if (stray) {
		reading.error(
			lineOf(stray),
			'Each claim stands under its id. Type ### and an id above it, as in ### kim-is-pleased.'
		);
	}
	return claims.map((claim) => readClaim(reading, source, claim));
}

function readClaim(reading: Reading, source: ClaimedSource, part: Part): Claim {
	const typed = part.title ?? '';
	const id = `${source.id}#${typed}`;
	reading.define('claim', id, part.line, typed);
	const statement = readStatement(reading, source, part);
	const fields = new Fields(
		reading,
		{ line: part.line, entries: readPoints(reading, part.nodes, source.body) },
		CLAIM_FIELDS
	);
	const evidence = fields
		.all('evidence')
		.map(({ value, line }) => checkVerbatim(reading, line, source.excerpt, value, 'the excerpt'));
	const isAsked = fields.has('asks') || fields.has('aim') || fields.has('weight');
	const claim = { id, statement, line: part.line, isAsked, book: source };
	const misreadings = readMisreadings(reading, claim, {
		misreadings: fields.all('misreading'),
		lures: fields.all('tempted by'),
		whys: fields.all('why')
	});
	const relations = readRelations(reading, source.id, fields);
	const common = { id, source: source.id, statement, evidence, misreadings, ...relations };
	if (isAsked) {
		const alone = readAlone(reading, fields, claim, misreadings);
		return { ...common, ...readQuestion(reading, fields), ...alone, ...readHolders(reading, fields) };
	}
	fields.require('holder');
	const holder = fields.text('holder');
	if (holder) reading.refer('person', holder, fields.lineOf('holder'));
	return { ...common, holder };
}

/** The question of a claim, what it asks for, and how much the claim bears on the question of the module. */
function readQuestion(reading: Reading, fields: ClaimFields): Pick<AskedClaim, 'asks' | 'aim' | 'weight'> {
	for (const name of ['asks', 'aim', 'weight'] as const) fields.require(name);
	const asks = fields.entry('asks');
	if (asks) checkQuestion(reading, asks);
	const aim = fields.oneOf('aim', AIMS) ?? 'detail';
	return { asks: asks?.value ?? '', aim, weight: fields.oneOf('weight', WEIGHTS) ?? 'detail' };
}

/** The statement once more as a full sentence, for the questions that show it apart from its own. */
function readAlone(
	reading: Reading,
	fields: ClaimFields,
	{ statement }: Pick<Claim, 'statement'>,
	misreadings: readonly Misreading[]
): Pick<AskedClaim, 'alone'> {
	const entry = fields.entry('alone');
	if (!entry) return {};
	const { value: alone, line } = entry;
	const same = [statement, ...misreadings.map(({ text }) => text)].map(wording);
	if (!endsLikeSentence(alone)) reading.error(line, '“alone” has no full stop. Type one at its end.');
	if (wording(alone) === same[0] && standsAlone(statement)) {
		reading.warning(line, '“alone” repeats a statement that stands alone. Delete it.');
	} else if (wording(alone) === same[0]) {
		// The curator says that it is a full sentence.
	} else if (same.slice(1).includes(wording(alone))) {
		reading.error(line, '“alone” says the same as a misreading. Type what the statement says.');
	} else if (needsQuestion(alone)) {
		const [word] = alone.split(' ');
		reading.error(
			line,
			`“alone” cannot be read without its question: it begins with “${word}”. Type who or what it is about, and what is said of it.`
		);
	}
	return { alone };
}

const TOLD_BY = /^as told by\s+/;

/** Whose view it is, who reports it, and who shares it. */
function readHolders(
	reading: Reading,
	fields: ClaimFields
): Pick<AskedClaim, 'holders' | 'toldBy' | 'sharedBy'> {
	const named = fields.list('holder');
	const holders = named.filter((id) => !TOLD_BY.test(id));
	const [toldBy, another] = named.filter((id) => TOLD_BY.test(id)).map((id) => id.replace(TOLD_BY, ''));
	const line = fields.lineOf('holder');
	if (another !== undefined) reading.error(line, 'Two people tell it. Type “as told by” once.');
	if (toldBy !== undefined && holders.length === 0) {
		reading.error(line, 'This says who tells it, not whose view it is. Type the holder before “as told by”.');
	}
	const sharedBy = fields.list('shared by');
	for (const id of [...holders, ...(toldBy === undefined ? [] : [toldBy])]) reading.refer('person', id, line);
	for (const id of sharedBy) reading.refer('person', id, fields.lineOf('shared by'));
	return { holders, sharedBy, ...(toldBy !== undefined && { toldBy }) };
}

function readStatement(reading: Reading, source: ClaimedSource, part: Part): string {
	const [paragraph, second] = part.nodes.filter((node) => node.type === 'paragraph');
	const other = part.nodes.find((node) => node.type !== 'paragraph' && node.type !== 'list');
	if (other) {
		reading.error(
			lineOf(other),
			'A claim holds one sentence and a list. Type - before each line below the sentence.'
		);
	}
	if (second) {
		reading.error(
			lineOf(second),
			'A claim is one sentence in one paragraph. Type a claim of its own for the rest, under ###.'
		);
	}
	if (!paragraph) {
		reading.error(
			part.line,
			'The claim has no statement. Type one sentence in your own words below its heading.'
		);
		return '';
	}
	const statement = plainWords(reading, paragraph, source.body);
	if (!endsLikeSentence(statement)) {
		reading.error(lineOf(paragraph), 'The statement has no full stop. Type one at its end.');
	}
	return statement;
}

type ClaimFields = Fields<keyof typeof CLAIM_FIELDS>;
type Relations = Pick<Claim, 'silentIn' | 'disputedBy' | 'samePointAs'>;

function readRelations(reading: Reading, own: string, fields: ClaimFields): Relations {
	const others = (name: 'silent in' | 'disputed by' | 'same point as', to: 'source' | 'claim'): string[] => {
		const line = fields.lineOf(name);
		const ids = fields.list(name);
		const known = ids.filter((id) => sourceOf(id) !== own);
		if (known.length < ids.length) {
			reading.error(
				line,
				`“${name}” points at this source itself. Type the id of another source of the module.`
			);
		}
		for (const id of known) reading.refer(to, id, line);
		return known;
	};
	const silentIn = others('silent in', 'source');
	const disputedBy = others('disputed by', 'claim');
	const samePointAs = others('same point as', 'claim');
	const spoken = [...disputedBy, ...samePointAs].find((id) => silentIn.includes(sourceOf(id)));
	if (spoken !== undefined) {
		const problem = `“${sourceOf(spoken)}” cannot be silent here and speak in its claim ${spoken}.`;
		reading.warning(fields.lineOf('silent in'), `${problem} Delete it from “silent in”.`);
	}
	return { silentIn, disputedBy, samePointAs };
}

function sourceOf(claim: string): string {
	return claim.split('#')[0] ?? '';
}
