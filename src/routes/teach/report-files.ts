import type { ClassReport } from '#lib/domain/classroom/class-report.ts';
import { gradebookCsv } from '#lib/formats/exports/gradebook-csv.ts';
import { itemCsv } from '#lib/formats/exports/item-csv.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { m } from '#lib/words/messages.ts';
import { fileName, saveFile } from '../share-file.ts';

/** The tables that a report can be saved as. */
export function reportFiles(report: ClassReport, module: LessonModule | undefined) {
	const name = fileName(report.assignment.title);
	const save = (text: string, kind: string) => saveFile(text, `${name}-${kind}.csv`, 'text/csv');
	return [
		{ label: m.class_report_gradebook(), save: () => save(gradebookCsv(report), 'gradebook') },
		{ label: m.class_report_item_csv(), save: () => save(itemCsv(report, module), 'answers') }
	];
}
