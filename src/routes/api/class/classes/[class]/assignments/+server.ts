import { door } from '#lib/server/http/door.ts';
import { answers } from '#lib/server/http/messages.ts';
import { assign } from '#lib/server/classes.ts';
import { readAssignment } from '#lib/formats/assignment.ts';
import * as api from '#lib/wire/class-api.ts';

/** Gives out an assignment. */
export const POST = door(
	{ who: 'teacher', reads: readAssignment, answers: answers(api.classDetailSchema) },
	assign
);
