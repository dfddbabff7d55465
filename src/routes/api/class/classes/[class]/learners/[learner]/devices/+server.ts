import { door } from '#lib/server/http/door.ts';
import { answers } from '#lib/server/http/messages.ts';
import { signOutLearner } from '#lib/server/classes.ts';
import * as api from '#lib/wire/class-api.ts';

/** Signs out every device that speaks for a learner, and takes back their card. */
export const DELETE = door({ who: 'teacher', answers: answers(api.classDetailSchema) }, signOutLearner);
