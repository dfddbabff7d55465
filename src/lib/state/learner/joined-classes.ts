import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { readAssignmentLink } from '#lib/formats/assignment-link.ts';
import { CLASS_KEYS, classRecord, parseJoined, type JoinedClass } from '#lib/formats/class-records.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';

/** The classes that this device speaks for a learner in. */
export async function joinedClasses(shelf: DeviceStore): Promise<JoinedClass[]> {
	const all = await shelf.all();
	return [...all].flatMap(([key, record]) =>
		key.startsWith(CLASS_KEYS.joined('')) ? (parseJoined(record) ?? []) : []
	);
}

/** Notes that the class server knows this token no more. One that took its place meanwhile speaks on. */
export async function recordSignedOut(shelf: DeviceStore, { classId, token }: JoinedClass): Promise<void> {
	await shelf.change([CLASS_KEYS.joined(classId)], (_, kept) => {
		const known = parseJoined(kept);
		return known?.token === token ? classRecord(kept, { ...known, isSignedOut: true }) : undefined;
	});
}

/** The assignments of a class as this device last heard of them. */
export const assignmentsOf = ({ links }: JoinedClass): Assignment[] =>
	links.flatMap((link) => {
		const read = readAssignmentLink(link);
		return read.isOk ? [read.value] : [];
	});

export const isHandedIn = (joined: JoinedClass, assignment: Assignment): boolean =>
	assignmentsOf(joined).some(({ id }) => id === assignment.id);
