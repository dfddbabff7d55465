import type { MarksFault } from '#lib/domain/classroom/paper-marks.ts';
import { m } from '#lib/words/messages.ts';

/** Why a line of marks is not taken, for whoever types it. */
export function marksErrorMessage(fault: MarksFault): string {
	switch (fault.kind) {
		case 'written':
			return m.marks_written(fault);
		case 'one-letter':
			return m.marks_one_letter(fault);
		case 'each-once':
			return m.marks_each_once(fault);
		case 'twice':
			return m.marks_twice(fault);
		case 'no-mark':
			return m.marks_no_mark(fault);
		case 'no-number':
			return m.marks_no_number(fault);
		case 'no-edition':
			return m.marks_no_edition();
	}
}
