import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import type { Roster } from '#lib/domain/classroom/roster.ts';
import { classUpdateSchema, type ClassUpdate } from './class-messages.ts';
import { writeMessage } from './message.ts';
import { response, type MessageFormat } from './endpoint.ts';

/** A class update as the server has it: its hand-ins are JSON, which was validated before it was stored. */
export interface StoredClassUpdate {
	readonly revision: number;
	readonly class: { readonly code: string; readonly title: string };
	readonly given: {
		readonly assignment: Assignment;
		readonly isOpen: boolean;
		readonly endedAt: number | null;
	};
	readonly roster: Roster;
	readonly handIns: readonly {
		readonly body: string;
		readonly receivedAt: number;
		readonly quizCheck: QuizCheck | null;
	}[];
}

/** Everything about one assignment that changed after a revision. Stored hand-ins are sent without parsing them. */
export const classUpdate: MessageFormat<ClassUpdate, StoredClassUpdate> = {
	read: response(classUpdateSchema).read,
	write({ revision, class: named, given, roster, handIns }) {
		const head = writeMessage({ revision, class: named, given, roster });
		const list = handIns.map(({ body, receivedAt, quizCheck }) => {
			const facts = JSON.stringify({ receivedAt, ...(quizCheck ? { quizCheck } : {}) });
			return `${facts.slice(0, -1)},"handIn":${body}}`;
		});
		return `${head.slice(0, -1)},"handIns":[${list.join(',')}]}`;
	}
};
