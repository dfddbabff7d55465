import type { NoQuiz } from '#lib/domain/quiz/quiz-from-code.ts';
import { m } from '#lib/words/messages.ts';

const mistyped = {
	length: m.code_length,
	character: m.code_character,
	check: m.code_check,
	blueprint: m.code_blueprint
};

/** Why a code makes no quiz here, for whoever typed it. */
export function codeErrorMessage(fault: NoQuiz): string {
	switch (fault.kind) {
		case 'mistyped':
			return mistyped[fault.why]();
		case 'unknown-module':
			return m.code_unknown_module();
		case 'other-edition':
			return m.code_other_edition({ module: fault.module });
		case 'shortfall':
			return m.code_shortfall({ module: fault.module });
	}
}
