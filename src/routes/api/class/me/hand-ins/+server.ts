import { showOwn } from '#lib/server/hand-ins.ts';
import { door } from '#lib/server/http/door.ts';
import { writeOwnHandIns } from '#lib/wire/class-views.ts';

/** What a learner handed in, for a device that lost it. */
export const GET = door({ who: 'learner', answers: writeOwnHandIns }, showOwn);
