import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { duplicate } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** Gives out the same assignment once more. */
export const POST = door(
	{ who: 'teacher', reads: reads(api.assignmentCopySchema), answers: answers(api.classDetailSchema) },
	duplicate
);
