import { isAssigned } from '#lib/domain/classroom/assigned-attempt.ts';
import { failed, ok, type Result } from '#lib/domain/result.ts';
import { obtainEditions } from '#lib/library/editions.ts';
import type { Merged } from '#lib/storage/attempts/attempt-store.ts';
import { myHandIns } from '#lib/formats/endpoints.ts';
import {
	CLASS_KEYS,
	classRecord,
	keptFields,
	parseHanded,
	parseKept,
	type JoinedClass
} from '#lib/formats/class-records.ts';
import type { DeviceStore } from '#lib/storage/device/device-store.ts';
import { type ClassFault, type OwnHandIns, ask } from '#lib/sync/class-client.ts';
import { failureOf, withTimeout, type StorageFailure } from '#lib/storage/device/storage-failure.ts';
import { classStore } from '../device/class-store.ts';
import type { Device } from '../device/device.svelte.ts';
import { assignmentsOf } from './joined-classes.ts';
import { detectDataLoss } from '../device/data-loss.ts';
import { recordHighWater } from '../device/high-water-mark.ts';

type Received = OwnHandIns['handIns'][number];

/** What came of bringing back what was handed in. */
export type RestoredHandIns =
	/** `of` is how many the class holds that a device of this learner made. */
	| { readonly kind: 'back'; readonly of: number; readonly merged: Merged }
	| { readonly kind: 'not-stored'; readonly trouble: StorageFailure };

/** Far more parts than a learner hands in; a server that goes on and on is not followed. */
const MAX_PARTS = 1_000;
/** As long as a backup may take to be restored. */
const RESTORE_TIMEOUT_MS = 30_000;

/** All that the class holds of the learner that a device speaks for. */
async function askForAll({ token }: JoinedClass): Promise<Result<Received[], ClassFault>> {
	const all: Received[] = [];
	let after: string | null = '';
	for (let part = 0; after !== null && part < MAX_PARTS; part++) {
		const answer: Result<OwnHandIns, ClassFault> = await ask(myHandIns, { token, query: { after } });
		if (!answer.isOk) return answer;
		all.push(...answer.value.handIns);
		after = answer.value.next;
	}
	return after === null ? ok(all) : failed('unreadable');
}

/** Notes what the class server holds already, so that it is not sent again, and which assignments it was for. */
async function noteAsHanded(
	shelf: DeviceStore,
	joined: JoinedClass,
	all: readonly Received[]
): Promise<void> {
	const kept = await shelf.all();
	// What still waits is sent, and then the server says itself what it makes of it.
	const settled = all.filter(({ handIn }) => !kept.has(CLASS_KEYS.waiting(handIn.attempt.id)));
	const receivedAt = new Map(
		settled.map((each) => [CLASS_KEYS.handed(each.handIn.attempt.id), each.receivedAt])
	);
	await shelf.change([...receivedAt.keys()], (key, known) =>
		parseHanded(known) ? undefined : classRecord(known, { at: receivedAt.get(key), refused: '' })
	);
	const begun = new Map(all.map(({ handIn }) => [handIn.assignment, handIn.attempt.startedAt]));
	const opened = new Map(
		assignmentsOf(joined)
			.filter(({ id }) => begun.has(id))
			.map((assignment) => [CLASS_KEYS.opened(assignment.id), assignment])
	);
	await shelf.change([...opened.keys()], (key, known) => {
		const assignment = opened.get(key);
		if (!assignment || parseKept(known)) return undefined;
		return classRecord(known, keptFields({ assignment, keptAt: begun.get(assignment.id) ?? 0 }));
	});
}

/**
 * Fetches what a learner handed in to a class and unites it with what is here, by id: nothing is written over, and
 * nothing of it is sent again. Doing it twice changes nothing.
 */
export async function restoreHandIns(
	device: Device,
	joined: JoinedClass
): Promise<Result<RestoredHandIns, ClassFault>> {
	const asked = await askForAll(joined);
	if (!asked.isOk) return asked;
	// Marks that a teacher typed in from paper were never on a device.
	const own = asked.value.filter(
		({ handIn }) =>
			handIn.from === 'device' && handIn.learner === joined.learner && isAssigned(handIn.attempt.id)
	);
	const { attempts } = device.stores;
	try {
		// First the word that they arrived: if this breaks off in between, nothing is sent for it.
		await noteAsHanded(classStore(device), joined, own);
		const merging = attempts.merge(own.map(({ handIn }) => handIn.attempt));
		const merged = await withTimeout(merging, RESTORE_TIMEOUT_MS);
		// Without them the attempts are here, and cannot be scored once the text has changed.
		await obtainEditions(own.map(({ handIn }) => handIn.attempt));
		await recordHighWater(await attempts.last());
		await detectDataLoss(device);
		return ok({ kind: 'back', of: own.length, merged });
	} catch (fault) {
		return ok({ kind: 'not-stored', trouble: failureOf(fault) });
	}
}
