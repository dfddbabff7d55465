import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { signUp } from '#lib/server/accounts.ts';
import * as api from '#lib/wire/class-api.ts';

/** A teacher signs up: the first one with the set-up token, others with an invitation. */
export const POST = door(
	{ who: 'anyone', reads: reads(api.signUpSchema), answers: answers(api.signedUpSchema), guesses: 'codes' },
	signUp
);
