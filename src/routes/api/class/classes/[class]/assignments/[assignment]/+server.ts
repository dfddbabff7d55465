import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { endOrOpen } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** Ends an assignment or opens it again. */
export const PATCH = door(
	{ who: 'teacher', reads: reads(api.openOrNotSchema), answers: answers(api.classDetailSchema) },
	endOrOpen
);
