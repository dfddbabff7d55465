import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { invite } from '#lib/server/accounts.ts';
import * as api from '#lib/wire/class-api.ts';

/** A code with which one more teacher can sign up. */
export const POST = door(
	{ who: 'teacher', reads: reads(api.emptySchema), answers: answers(api.invitationSchema) },
	invite
);
