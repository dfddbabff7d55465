import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { renewRecoveryCodes } from '#lib/server/accounts.ts';
import * as api from '#lib/wire/class-api.ts';

/** New recovery codes; the former ones stop working. */
export const POST = door(
	{
		who: 'teacher',
		reads: reads(api.confirmationSchema),
		answers: answers(api.recoveryCodesSchema),
		guesses: 'passphrases'
	},
	renewRecoveryCodes
);
