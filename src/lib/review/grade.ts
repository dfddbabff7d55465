/** What a first try showed. There is no "hard" or "easy": those would be a learner's opinion of the learner. */
export type Grade = 'again' | 'good';

// An order item of eight pairs or more forgives one; a choice is right or not.
const MASTERY = 0.9;

/** The grade of a share of the points, 0 to 1. */
export const gradeOf = (share: number): Grade => (share >= MASTERY ? 'good' : 'again');
