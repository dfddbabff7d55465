import { expect, it } from 'vitest';
import { idbDevice } from '#lib/storage/device/device-store.ts';
import { Device } from '#lib/state/device/device.svelte.ts';

it('keeps what was set in one tab when another sets something else', async () => {
	const [one, other] = [new Device(undefined, idbDevice()), new Device(undefined, idbDevice())];
	await one.changeSettings({ density: 'comfortable' });
	await other.loadSettings();
	await one.changeSettings({ theme: 'lamp' });
	await Promise.all([other.changeSettings({ textSize: 'large' }), other.changeSettings({ spacing: 'wide' })]);
	const wanted = { theme: 'lamp', textSize: 'large', spacing: 'wide' };
	expect(other.settings).toMatchObject(wanted);
	const reloaded = new Device(undefined, idbDevice());
	await reloaded.loadSettings();
	expect(reloaded.settings).toMatchObject(wanted);
});
