import { responsesTo } from '../attempt/record-response.ts';
import type { LessonModule } from '../content/lesson-module.ts';
import { indexModule, type ModuleIndex } from '../item/module-index.ts';
import { responseText } from '../item/response-text.ts';
import { faceOf } from '../item/rules.ts';
import type { ClassReport } from './class-report.ts';
import { csvOf, rounded, type Cell } from './csv.ts';
import type { LearnerRow } from './learner-rows.ts';

const COLUMNS = [
	'Name',
	'Group',
	'Question',
	'Kind',
	'Text',
	'Response',
	'Score (0-1)',
	'Quiz code',
	'Content version'
];

function rowsOf(content: ModuleIndex | undefined, { entry, counted }: LearnerRow): Cell[][] {
	if (!counted) return [];
	const { attempt } = counted.handIn;
	const known = content?.module.hash === attempt.hash ? content : undefined;
	return attempt.items.map((item, place) => {
		const face = known && faceOf(known, item);
		const share = counted.shares[place];
		return [
			entry.name,
			entry.group,
			place + 1,
			item.kind,
			face?.stem ?? '',
			responseText(face?.choices ?? [], responsesTo(attempt, place)[0]).join(' | '),
			typeof share === 'number' ? rounded(share) : '',
			attempt.code,
			attempt.hash
		];
	});
}

/** One row for each learner and item of the attempt that counts. */
export function itemCsv({ learners }: ClassReport, module: LessonModule | undefined): string {
	const content = module && indexModule(module);
	return csvOf([COLUMNS, ...learners.flatMap((row) => rowsOf(content, row))]);
}
