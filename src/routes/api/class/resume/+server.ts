import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { resume } from '#lib/server/joining.ts';
import * as api from '#lib/wire/class-api.ts';

/** A learner goes on with another device. */
export const POST = door(
	{ who: 'anyone', reads: reads(api.resumingSchema), answers: answers(api.joinedSchema), guesses: 'codes' },
	resume
);
