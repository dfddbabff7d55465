import { responseText } from '#lib/domain/item/response-text.ts';
import { responsesTo } from '#lib/domain/attempt/record-response.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { indexModule, type ModuleIndex } from '#lib/domain/item/module-index.ts';
import { presentItem } from '#lib/domain/item/rules.ts';
import type { ClassReport } from '#lib/domain/classroom/class-report.ts';
import type { LearnerRow } from '#lib/domain/classroom/learner-rows.ts';
import { csvOf, rounded, type Cell } from './csv.ts';

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
		const face = known && presentItem(known, item);
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
