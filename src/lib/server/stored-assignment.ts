import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { readAssignment } from '#lib/formats/assignment.ts';

const MAX_READ = 2_000;
const read = new Map<string, Assignment>();

/** The assignment that a row holds. Rows are never changed, so each is read once. */
export function assignmentOf({ body }: { readonly body: string }): Assignment {
	const known = read.get(body);
	if (known) return known;
	const parsed = readAssignment(body);
	if (!parsed.isOk) throw new Error('The database holds an assignment that this version cannot read.');
	if (read.size >= MAX_READ) read.clear();
	read.set(body, parsed.value);
	return parsed.value;
}
