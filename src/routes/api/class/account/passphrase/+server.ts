import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { changePassphrase } from '#lib/server/accounts.ts';
import * as api from '#lib/wire/class-api.ts';

/** Sets a new passphrase and ends every other session. */
export const POST = door(
	{
		who: 'teacher',
		reads: reads(api.newPassphraseSchema),
		answers: answers(api.signedInSchema),
		guesses: 'passphrases'
	},
	changePassphrase
);
