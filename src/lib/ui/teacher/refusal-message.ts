import { m } from '#lib/words/messages.ts';

export const refusals = {
	'no-assignment': m.refusals_no_assignment,
	'not-assigned': m.refusals_not_assigned,
	'not-this-learner': m.refusals_not_this_learner,
	'other-answers': m.refusals_other_answers,
	malformed: m.refusals_malformed
};

/** Why a class server does not take a hand-in, for the teacher who imported it. */
export const refusalMessage = (reason: keyof typeof refusals): string => refusals[reason]();
