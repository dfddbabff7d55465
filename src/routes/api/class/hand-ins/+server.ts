import { door } from '#lib/server/http/door.ts';
import { handIn } from '#lib/server/hand-ins.ts';
import { readHandIns, writeAcknowledgements } from '#lib/formats/hand-in-messages.ts';
import * as api from '#lib/wire/class-api.ts';

/** Takes in finished attempts. */
export const POST = door(
	{ who: 'learner', reads: readHandIns, answers: writeAcknowledgements, limit: api.REQUEST_LIMITS.handIns },
	handIn
);
