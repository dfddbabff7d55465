import { door } from '#lib/server/http/door.ts';
import { answers, reads } from '#lib/server/http/messages.ts';
import { makeCards } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** Resume codes to print on join cards. */
export const POST = door(
	{
		who: 'teacher',
		reads: reads(api.cardsForSchema),
		answers: answers(api.joinCardsSchema),
		limit: api.REQUEST_LIMITS.roster
	},
	makeCards
);
