import { door } from '#lib/server/http/door.ts';
import { showHandIns } from '#lib/server/class-report.ts';
import { writeClassUpdate } from '#lib/server/report-json.ts';

/** What was handed in, all of it or since a revision: what a class report is made from. */
export const GET = door({ who: 'teacher', answers: writeClassUpdate }, showHandIns);
