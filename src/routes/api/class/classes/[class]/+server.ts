import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { deleteClass, renameClass, showClass } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** A class with roster and assignments. */
export const GET = door({ who: 'teacher', answers: answers(api.classDetailSchema) }, showClass);

/** Renames a class. */
export const PATCH = door(
	{ who: 'teacher', reads: reads(api.classTitleSchema), answers: answers(api.classDetailSchema) },
	renameClass
);

/** Deletes a class with everything in it. */
export const DELETE = door({ who: 'teacher', answers: answers(api.doneSchema) }, deleteClass);
