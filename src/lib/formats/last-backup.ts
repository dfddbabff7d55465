import * as v from 'valibot';
import { timeSchema } from './fields.ts';
import { parseOr } from './parse.ts';

/** When a backup was last made on this device, and of how many quizzes. */
export interface LastBackup {
	readonly madeAt: number;
	readonly quizzes: number;
}

export const BACKUP_KEY = 'backup';

const lastBackupSchema = v.object({ madeAt: timeSchema, quizzes: v.number() });

/** The last backup from a record of unknown origin; undefined if it names none. */
export const parseLastBackup = (record: unknown): LastBackup | undefined =>
	parseOr(lastBackupSchema, record, undefined);
