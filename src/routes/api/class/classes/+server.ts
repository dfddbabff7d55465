import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { listClasses, makeClass } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** The classes of a teacher. */
export const GET = door({ who: 'teacher', answers: answers(api.classListSchema) }, listClasses);

/** Makes a class. */
export const POST = door(
	{ who: 'teacher', reads: reads(api.newClassSchema), answers: answers(api.classDetailSchema) },
	makeClass
);
