import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { changeLearner, removeLearner } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** Changes a learner's name or group. */
export const PATCH = door(
	{ who: 'teacher', reads: reads(api.learnerChangeSchema), answers: answers(api.classDetailSchema) },
	changeLearner
);

/** Deletes a learner with all their work. */
export const DELETE = door({ who: 'teacher', answers: answers(api.classDetailSchema) }, removeLearner);
