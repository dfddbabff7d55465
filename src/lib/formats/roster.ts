import * as v from 'valibot';
import { MAX_LEARNERS, type Roster } from '#lib/domain/classroom/roster.ts';
import { filledNameSchema, idSchema, listOf, nameSchema, wholeNumber } from './fields.ts';

/** The learners of a class as the class server sends them. */
export const rosterSchema: v.GenericSchema<unknown, Roster> = v.object({
	entries: listOf(
		v.object({
			learner: idSchema,
			number: wholeNumber(1, 1_000_000),
			name: filledNameSchema,
			group: nameSchema
		}),
		MAX_LEARNERS
	)
});
