import { door } from '#lib/server/http/door.ts';
import { answers } from '#lib/server/http/messages.ts';
import { serverState } from '#lib/server/accounts.ts';
import * as api from '#lib/wire/class-api.ts';

/** Whether there is a class server, whether it has a teacher yet, and who is signed in. */
export const GET = door({ who: 'anyone', answers: answers(api.serverStateSchema) }, serverState);
