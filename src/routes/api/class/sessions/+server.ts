import { door } from '#lib/server/http/door.ts';
import { answers } from '#lib/server/http/messages.ts';
import { signOutEverywhere } from '#lib/server/accounts.ts';
import * as api from '#lib/wire/class-api.ts';

/** A teacher signs out on every device. */
export const DELETE = door({ who: 'teacher', answers: answers(api.doneSchema) }, signOutEverywhere);
