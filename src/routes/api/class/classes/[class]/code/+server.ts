import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { rollCode } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** Gives the class a new code for so many days. */
export const POST = door(
	{ who: 'teacher', reads: reads(api.codeLifeSchema), answers: answers(api.classDetailSchema) },
	rollCode
);
