import { door } from '#lib/server/http/door.ts';
import { showReport } from '#lib/server/class-report.ts';
import { writeReport } from '#lib/server/report-json.ts';

/** The class report, made here by the code that also runs in the browser. */
export const GET = door({ who: 'teacher', answers: writeReport }, showReport);
