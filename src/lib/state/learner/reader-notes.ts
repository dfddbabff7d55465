import {
	answerKey,
	answerRecord,
	parseChosenAnswer,
	type AnswerStage,
	type ChosenAnswer
} from '#lib/formats/chosen-answer.ts';
import { parsePrediction, predictionKey, predictionRecord } from '#lib/formats/prediction.ts';
import type { Device } from '../device/device.svelte.ts';

// What a learner writes and chooses while reading. Loaded after the page: no text waits for it.

/** What the learner expected of the documents of a module, by source id. */
export async function predictionsIn(device: Device, module: string): Promise<ReadonlyMap<string, string>> {
	const start = predictionKey(`${module}/`);
	const records = await device.small.all(start);
	return new Map([...records].map(([key, record]) => [key.slice(start.length), textOf(record)]));
}

const textOf = (record: unknown): string => parsePrediction(record)?.text ?? '';

/** Stores what the learner expects of a document. @returns the text as it is stored now. */
export async function storePrediction(
	device: Device,
	module: string,
	source: string,
	text: string
): Promise<string> {
	const key = predictionKey(`${module}/${source}`);
	await device.small.change([key], (_, stored) =>
		predictionRecord(stored, { text: text.trim() === '' ? '' : text, writtenAt: Date.now() })
	);
	return textOf(await device.small.get(key));
}

/** The answers to a module's question that the learner chose, by when. */
export type ChosenAnswers = Readonly<Partial<Record<AnswerStage, ChosenAnswer>>>;

export async function chosenAnswersIn(device: Device, module: string): Promise<ChosenAnswers> {
	const [before, after] = await Promise.all([
		chosenAnswer(device, module, 'before'),
		chosenAnswer(device, module, 'after')
	]);
	return { ...(before && { before }), ...(after && { after }) };
}

const chosenAnswer = async (
	device: Device,
	module: string,
	stage: AnswerStage
): Promise<ChosenAnswer | undefined> =>
	parseChosenAnswer(await device.small.get(answerKey(`${module}/${stage}`)));

/** Stores an answer, or the document that moved the learner most. @returns what is stored now. */
export async function storeChosenAnswer(
	device: Device,
	module: string,
	stage: AnswerStage,
	change: Partial<Omit<ChosenAnswer, 'chosenAt'>>
): Promise<ChosenAnswers> {
	await device.small.change([answerKey(`${module}/${stage}`)], (_, stored) => {
		const chosen = { answer: '', ...parseChosenAnswer(stored), ...change, chosenAt: Date.now() };
		return answerRecord(stored, chosen);
	});
	return chosenAnswersIn(device, module);
}

/** The documents of a module's sections that were begun or read; all of them if none is known. */
export async function sourcesMet(
	device: Device,
	module: { readonly id: string; readonly sections: readonly Opened[] }
): Promise<readonly string[]> {
	const marks = new Map(await device.readingMarks());
	const isOpened = ({ id }: Opened): boolean => {
		const mark = marks.get(`${module.id}/${id}`);
		return mark !== undefined && (mark.isRead || mark.fraction > 0);
	};
	const opened = module.sections.filter(isOpened);
	return (opened.length > 0 ? opened : module.sections).flatMap(({ sources }) => sources);
}

interface Opened {
	readonly id: string;
	readonly sources: readonly string[];
}
