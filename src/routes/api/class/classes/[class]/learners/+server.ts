import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { addLearners } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** Adds learners to the roster. */
export const POST = door(
	{
		who: 'teacher',
		reads: reads(api.newLearnersSchema),
		answers: answers(api.classDetailSchema),
		limit: api.REQUEST_LIMITS.roster
	},
	addLearners
);
