import { door } from '#lib/server/http/door.ts';
import { handInFor } from '#lib/server/hand-ins.ts';
import { readHandIns, writeAcknowledgements } from '#lib/formats/hand-in-messages.ts';
import * as api from '#lib/wire/class-api.ts';

/** Takes in receipts and marks from paper. */
export const POST = door(
	{ who: 'teacher', reads: readHandIns, answers: writeAcknowledgements, limit: api.REQUEST_LIMITS.handIns },
	handInFor
);
