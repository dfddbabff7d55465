import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { look } from '#lib/server/joining.ts';
import * as api from '#lib/wire/class-api.ts';

/** The names of a class, for whoever has its code. */
export const POST = door(
	{
		who: 'anyone',
		reads: reads(api.classCodeSchema),
		answers: answers(api.classFaceSchema),
		guesses: 'codes'
	},
	look
);
