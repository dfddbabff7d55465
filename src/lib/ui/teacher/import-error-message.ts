import { m } from '#lib/words/messages.ts';
import { refusals } from './refusal-message.ts';

const lines = {
	...refusals,
	'cut-off': m.receipt_cut_off,
	'later-version': m.receipt_later_version,
	altered: m.receipt_altered,
	unreadable: m.receipt_unreadable
};

/** Why something was not imported, and what to do about it. */
export const importErrorMessage = (why: keyof typeof lines): string => lines[why]();
