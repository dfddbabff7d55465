import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { checkStored } from '#lib/domain/classroom/check-quiz.ts';
import type { LocalHandIn } from '#lib/domain/classroom/local-class.ts';
import { isDecided, type QuizCheck } from '#lib/domain/classroom/quiz-check.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { CLASS_KEYS, classRecord, parseTaken } from '#lib/formats/class-records.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';

/**
 * Decides of an assignment's hand-ins whether they hold the assigned quiz, where that was not decided at reception, and
 * stores it: they came to a version that stored no such thing, or before their assignment or its edition was here.
 */
export async function decideTaken(
	shelf: DeviceStore,
	assignment: Assignment,
	taken: readonly LocalHandIn[],
	editionOf: (hash: string) => LessonModule | undefined
): Promise<readonly LocalHandIn[]> {
	const checks = new Map<string, QuizCheck>();
	for (const { handIn, quizCheck } of taken) {
		if (handIn.assignment !== assignment.id) continue;
		const check = checkStored(assignment, handIn, editionOf(handIn.attempt.hash), quizCheck);
		if (check) checks.set(CLASS_KEYS.taken(handIn.attempt.id), check);
	}
	if (checks.size === 0) return taken;
	const decided = (one: LocalHandIn): LocalHandIn => {
		const quizCheck = checks.get(CLASS_KEYS.taken(one.handIn.attempt.id));
		return quizCheck ? { ...one, quizCheck } : one;
	};
	await shelf.change([...checks.keys()], (_, kept) => {
		const stored = parseTaken(kept);
		return stored && !isDecided(stored.quizCheck) ? classRecord(kept, decided(stored)) : undefined;
	});
	return taken.map(decided);
}
