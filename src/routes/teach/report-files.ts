import type { ClassReport } from '#lib/domain/classroom/class-report.ts';
import { gradebookCsv } from '#lib/domain/classroom/gradebook-csv.ts';
import { itemCsv } from '#lib/domain/classroom/item-csv.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { classWords } from '#lib/ui/words-class.ts';
import { fileName, saveFile } from '../hand-out.ts';

/** The tables that a report can be saved as. */
export function reportFiles(report: ClassReport, module: LessonModule | undefined) {
	const name = fileName(report.assignment.title);
	const save = (text: string, kind: string) => saveFile(text, `${name}-${kind}.csv`, 'text/csv');
	return [
		{ label: classWords.report.gradebook(), save: () => save(gradebookCsv(report), 'gradebook') },
		{ label: classWords.report.itemCsv(), save: () => save(itemCsv(report, module), 'answers') }
	];
}
