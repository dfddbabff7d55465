export const QUIZ_CHECKS = [
	/** Drawn again where it was received, the assignment gives this very quiz. */
	'assigned',
	/** Another generator drew it: all that can be compared without drawing agrees. It counts, and the report says so. */
	'other-generator',
	/** Not the quiz that the assignment gives this learner at this attempt. It does not count. */
	'wrong-quiz',
	/** The edition of the module, or the assignment itself, was not there. Decided once it is. */
	'undecided'
] as const;

/**
 * Whether a hand-in holds the quiz that its assignment gives. It is decided once, by whoever receives the hand-in, and
 * stored beside the time of reception: later versions of the app draw other quizzes from the same seed, so nobody can
 * decide it again. A report reads it and draws nothing.
 */
export type QuizCheck = (typeof QUIZ_CHECKS)[number];

/** Whether a stored check stands; one that is missing or undecided is decided later. */
export const isDecided = (check: QuizCheck | undefined): check is Exclude<QuizCheck, 'undecided'> =>
	check !== undefined && check !== 'undecided';
