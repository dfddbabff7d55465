import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { signIn, signOut } from '#lib/server/accounts.ts';
import * as api from '#lib/wire/class-api.ts';

/** A teacher signs in. */
export const POST = door(
	{
		who: 'anyone',
		reads: reads(api.signInSchema),
		answers: answers(api.signedInSchema),
		guesses: 'passphrases'
	},
	signIn
);

/** A teacher signs out. */
export const DELETE = door({ who: 'anyone', answers: answers(api.doneSchema) }, signOut);
