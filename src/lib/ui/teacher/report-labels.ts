import { numberInWords } from '#lib/words/format.ts';
import { m } from '#lib/words/messages.ts';

/** How a learner stands in a report. */
export const standings = {
	done: m.class_report_statuses_done,
	'not-done': m.class_report_statuses_not_done,
	late: m.class_report_statuses_late,
	'after-end': m.class_report_statuses_after_end,
	'needs-help': m.class_report_statuses_needs_help
};

/** What a teacher is told about a hand-in. */
export const handInMarks = {
	late: m.class_report_marks_late,
	'arrived-late': m.class_report_marks_arrived_late,
	'after-end': m.class_report_marks_after_end,
	surplus: m.class_report_marks_surplus,
	'unknown-version': m.class_report_marks_unknown_version,
	'other-version': m.class_report_marks_other_version,
	'other-generator': m.class_report_marks_other_generator,
	'wrong-paper': m.class_report_marks_wrong_paper,
	'not-assigned': m.class_report_marks_not_assigned
};

export const percentInWords = (share: number): string =>
	numberInWords(share, { style: 'percent', maximumFractionDigits: 0 });
