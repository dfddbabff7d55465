import type { NoAssignment } from '#lib/formats/assignment-link.ts';
import { m } from '#lib/words/messages.ts';

const lines: Readonly<Record<NoAssignment, () => string>> = {
	empty: m.no_assignment_empty,
	'later-version': m.no_assignment_later_version,
	damaged: m.no_assignment_damaged,
	'unknown-parts': m.no_assignment_unknown_parts
};

/** Why a link brings no assignment, for whoever opened or pasted it. */
export const linkErrorMessage = (why: NoAssignment): string => lines[why]();
