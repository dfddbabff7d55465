import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { AppUpdate } from '#lib/state/offline/app-update.svelte.ts';

class Worker extends EventTarget {
	state: ServiceWorkerState = 'installing';
	readonly postMessage = vi.fn((_message: unknown, _ports?: readonly MessagePort[]) => undefined);

	become(state: ServiceWorkerState): void {
		this.state = state;
		this.dispatchEvent(new Event('statechange'));
	}
}

class Registration extends EventTarget {
	active: Worker | null = null;
	waiting: Worker | null = null;
	installing: Worker | null = null;
	readonly update = vi.fn(async () => undefined);

	/** A newer worker was found, and is being fetched. */
	find(): Worker {
		this.installing = new Worker();
		this.dispatchEvent(new Event('updatefound'));
		return this.installing;
	}
}

class Container extends EventTarget {
	readonly registration = new Registration();
	readonly register = vi.fn(async () => this.registration);
	readonly ready = Promise.resolve(this.registration);
	readonly getRegistration = async () => this.registration;
}

async function started(container: Container): Promise<AppUpdate> {
	const update = new AppUpdate(container as unknown as ServiceWorkerContainer);
	void update.start();
	// On a busy machine the page is never idle; registration then comes after its own two seconds at the latest.
	await vi.waitFor(() => expect(container.register).toHaveBeenCalled(), { timeout: 10_000 });
	await container.ready;
	return update;
}

test('the first worker of a device is no update', async () => {
	const container = new Container();
	const update = await started(container);
	container.registration.find().become('installed');
	flushSync();
	expect(update.isUpdateReady).toBe(false);
});

test('a newer version is told, but not while a quiz holds updates back', async () => {
	const container = new Container();
	container.registration.active = new Worker();
	const update = await started(container);
	update.holdUpdates = true;
	container.registration.find().become('installed');
	flushSync();
	expect(update.isUpdateReady).toBe(false);
	update.holdUpdates = false;
	expect(update.isUpdateReady).toBe(true);
});

test('a newer version that waited since before the page was opened is told', async () => {
	const container = new Container();
	container.registration.active = new Worker();
	const waiting = (container.registration.waiting = new Worker());
	const update = await started(container);
	expect(update.isUpdateReady).toBe(true);
	await update.applyUpdate();
	expect(waiting.postMessage).toHaveBeenCalledWith({ type: 'SKIP_WAITING' });
});

test('the worker is asked at every start for what is missing, and the app is ready offline once nothing is', async () => {
	const container = new Container();
	const worker = (container.registration.active = new Worker());
	const update = await started(container);
	await vi.waitFor(() => expect(worker.postMessage).toHaveBeenCalled());
	const [message, ports] = worker.postMessage.mock.calls[0] ?? [];
	expect(message).toEqual({ type: 'FETCH_FILES' });
	expect(update.isOfflineReady).toBe(false);
	ports?.[0]?.postMessage(0);
	await vi.waitFor(() => expect(update.isOfflineReady).toBe(true));
});

test('what is still missing is asked for again when the network is back, and not once everything is there', async () => {
	const container = new Container();
	const worker = (container.registration.active = new Worker());
	const update = await started(container);
	await vi.waitFor(() => expect(worker.postMessage).toHaveBeenCalledTimes(1));
	worker.postMessage.mock.calls[0]?.[1]?.[0]?.postMessage(3);
	dispatchEvent(new Event('online'));
	await vi.waitFor(() => expect(worker.postMessage).toHaveBeenCalledTimes(2));
	worker.postMessage.mock.calls[1]?.[1]?.[0]?.postMessage(0);
	await vi.waitFor(() => expect(update.isOfflineReady).toBe(true));
	dispatchEvent(new Event('online'));
	await container.getRegistration();
	expect(worker.postMessage).toHaveBeenCalledTimes(2);
});

test('an app that could not be saved at all is saved when the network is back', async () => {
	const container = new Container();
	await started(container);
	await vi.waitFor(() => {
		dispatchEvent(new Event('online'));
		expect(container.registration.update).toHaveBeenCalled();
	});
});

test('a worker that cannot be registered is told as not able to work offline, and nothing throws', async () => {
	const container = new Container();
	container.register.mockRejectedValueOnce(new Error('no worker here'));
	const update = await started(container);
	await vi.waitFor(() => expect(update.canWorkOffline).toBe(false));
});
