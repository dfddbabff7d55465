import type { RootContent } from 'mdast';
import type { Step, StepSequence } from '#lib/domain/content/source.ts';
import { checkVerbatim } from '../check/check-quotes.ts';
import type { ClaimedSource } from './claims.ts';
import type { Entry } from '../fields/fields.ts';
import { lineOf, plainWords, type Part } from '../text/markdown.ts';
import { readPoints } from '../fields/points.ts';
import type { Reading } from './reading.ts';

/** A step as it is being read. */
interface StepDraft {
	readonly text: string;
	readonly line: number;
	evidence?: Entry;
}

/** Reads what stands under "## Steps: ...": a numbered list, each point with its evidence below it. */
export function readSteps(reading: Reading, source: ClaimedSource, part: Part): StepSequence {
	const of = (part.title ?? '').replace(/^Steps:?\s*/, '');
	if (of === '') {
		reading.error(
			part.line,
			'The steps do not say what is in order. Type, for example, ## Steps: what Shtykov did, in the order he tells it.'
		);
	}
	const steps: StepDraft[] = [];
	for (const node of part.nodes) readStepNode(reading, source, node, steps);
	if (steps.length < 4 || steps.length > 6) {
		reading.warning(
			part.line,
			`Steps are four to six, and here they are ${steps.length}. Type ${steps.length < 4 ? 'more' : 'fewer'}.`
		);
	}
	return { of, steps: steps.map((step, i) => finishStep(reading, source, step, i + 1)) };
}

function readStepNode(reading: Reading, source: ClaimedSource, node: RootContent, steps: StepDraft[]): void {
	if (node.type !== 'list') {
		reading.error(lineOf(node), 'Steps are a numbered list. Type 1. before the first of them.');
		return;
	}
	// Evidence that is indented too little stands beside its step; what is meant is plain.
	const unnumbered = node.ordered ? [] : readPoints(reading, [node], source.body);
	for (const point of unnumbered) addEvidence(reading, steps, point);
	for (const item of node.ordered ? node.children : []) {
		const [first, ...rest] = item.children;
		steps.push({ text: first ? plainWords(reading, first, source.body) : '', line: lineOf(item) });
		for (const point of readPoints(reading, rest, source.body)) addEvidence(reading, steps, point);
	}
}

function addEvidence(reading: Reading, steps: StepDraft[], point: Entry): void {
	const step = steps.at(-1);
	if (point.name !== 'evidence') {
		reading.error(point.line, `There is no field “${point.name}” in a step. Type evidence.`);
	} else if (!step) {
		reading.error(
			point.line,
			'This evidence stands above its step. Type it below, indented by three spaces.'
		);
	} else if (step.evidence) {
		reading.error(point.line, 'A step has one line of evidence. Delete one.');
	} else {
		step.evidence = point;
	}
}

function finishStep(
	reading: Reading,
	source: ClaimedSource,
	{ text, evidence, line }: StepDraft,
	number: number
): Step {
	const id = `${source.id}#step-${number}`;
	reading.definitions.push({ kind: 'step', id, file: reading.file, line });
	if (text === '') reading.error(line, 'This step is empty. Type what happened, in a few words.');
	if (!evidence) {
		reading.error(
			line,
			'This step has no evidence. Type below it, indented by three spaces, - evidence: and words of the excerpt.'
		);
		return { id, text, evidence: '' };
	}
	return {
		id,
		text,
		evidence: checkVerbatim(reading, evidence.line, source.excerpt, evidence.value, 'the excerpt')
	};
}
