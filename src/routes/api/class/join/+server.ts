import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { join } from '#lib/server/joining.ts';
import * as api from '#lib/wire/class-api.ts';

/** A learner joins under a name. */
export const POST = door(
	{ who: 'anyone', reads: reads(api.joiningSchema), answers: answers(api.joinedSchema), guesses: 'codes' },
	join
);
