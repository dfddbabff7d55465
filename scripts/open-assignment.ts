import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { Quiz } from '#lib/domain/quiz/quiz.ts';
import { CLASS_KEYS, classRecord, keptFields, parseKept } from '#lib/formats/class-records.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';

const assignmentOf = ({ module, hash, blueprint, seed }: Quiz): Assignment => ({
	...{ id: `seed-${seed}`, title: 'Quiz', module, hash, blueprint, seeds: { kind: 'same', seed } },
	...{ counts: 'best', feedback: 'at-end', order: 'pairs' }
});

/** Keeps the assignment of a quiz as a device does whose learner opens it, unless it is kept already. */
export async function openAssignment(shelf: DeviceStore, quiz: Quiz, keptAt: number): Promise<void> {
	const assignment = assignmentOf(quiz);
	await shelf.change([CLASS_KEYS.opened(assignment.id)], (_, kept) =>
		parseKept(kept) ? undefined : classRecord(kept, keptFields({ assignment, keptAt }))
	);
}
