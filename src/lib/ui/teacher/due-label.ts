import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { momentInWords } from '#lib/words/format.ts';
import { m } from '#lib/words/messages.ts';

/** Until when an assignment is to be handed in. */
export const dueLabel = ({ dueAt }: Pick<Assignment, 'dueAt'>): string =>
	dueAt === undefined ? m.class_summary_no_due() : m.class_summary_due({ time: momentInWords(dueAt) });
