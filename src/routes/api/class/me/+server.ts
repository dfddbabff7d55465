import { door } from '#lib/server/http/door.ts';
import { myClass } from '#lib/server/joining.ts';
import { writeRosterView } from '#lib/wire/class-views.ts';

/** A learner's class and what is to be done in it. */
export const GET = door({ who: 'learner', answers: writeRosterView }, myClass);
