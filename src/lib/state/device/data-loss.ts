import { withTimeout } from '#lib/storage/device/storage-failure.ts';
import type { Device } from './device.svelte.ts';
import { forgetHighWater, highWaterMark } from './high-water-mark.ts';

const LAST_NUMBER_TIMEOUT_MS = 5_000;

/** Whether attempts that were stored in this browser are gone though its storage opens without an error. */
export async function detectDataLoss(device: Device): Promise<void> {
	const noted = await highWaterMark();
	if (noted === 0) return;
	const last = await withTimeout(device.stores.attempts.last(), LAST_NUMBER_TIMEOUT_MS).catch(
		() => undefined
	);
	// A store that does not answer is reported elsewhere; what it holds may be all there.
	device.hasLost = last !== undefined && last < noted;
}

/** The learner knows, and goes on without them. */
export async function acceptLoss(device: Device): Promise<void> {
	await forgetHighWater(await device.stores.attempts.last());
	device.hasLost = false;
}
