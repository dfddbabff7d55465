import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { recover } from '#lib/server/accounts.ts';
import * as api from '#lib/wire/class-api.ts';

/** A teacher who lost the passphrase sets a new one with a recovery code. */
export const POST = door(
	{
		who: 'anyone',
		reads: reads(api.recoverySchema),
		answers: answers(api.signedInSchema),
		guesses: 'passphrases'
	},
	recover
);
