const WORKER = '/service-worker.js';

/** Resolves when the page has nothing more urgent to do, so that saving the app never slows its first paint. */
function whenIdle(): Promise<void> {
	return new Promise((resolve) => {
		const settle = () => {
			if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
			else setTimeout(resolve, 200);
		};
		if (document.readyState === 'complete') settle();
		else addEventListener('load', settle, { once: true });
	});
}

/** Typed as always there, yet missing on plain http, and while pages are rendered ahead. */
const workersHere = (): ServiceWorkerContainer | undefined =>
	'navigator' in globalThis && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

/** Calls back once a newer worker waits beside the one that answers this page. */
function watchNewer(registration: ServiceWorkerRegistration, onNewer: () => void): void {
	const watch = (worker: ServiceWorker | null): void =>
		worker?.addEventListener('statechange', () => {
			// The very first worker is no update.
			if (worker.state === 'installed' && registration.active) onNewer();
		});
	if (registration.waiting && registration.active) onNewer();
	watch(registration.installing);
	registration.addEventListener('updatefound', () => watch(registration.installing));
}

/**
 * The app's own newer version, and whether this device can go offline at all.
 * Nothing here reloads the page but `applyUpdate`, and that only while no quiz holds updates back.
 */
export class AppUpdate {
	/** Set during a quiz: an update then neither shows nor applies. */
	holdUpdates = $state(false);
	#hasNewer = $state(false);
	#isSaved = $state(false);
	#isSupported = $state(true);
	#isAskedFor = false;
	#workers: ServiceWorkerContainer | undefined;

	/** `workers` is undefined on plain http in a local network and in browsers that keep none. */
	constructor(workers: ServiceWorkerContainer | undefined = workersHere()) {
		this.#workers = workers;
	}

	get isUpdateReady(): boolean {
		return this.#hasNewer && !this.holdUpdates;
	}

	/** Everything that works without a network is on this device. */
	get isOfflineReady(): boolean {
		return this.#isSaved;
	}

	/** False on plain http in a local network and in browsers that keep no workers. */
	get canWorkOffline(): boolean {
		return this.#isSupported;
	}

	/** Call once in the browser. */
	async start(): Promise<void> {
		const workers = this.#workers;
		this.#isSupported = workers !== undefined;
		if (!workers) return;
		await whenIdle();
		workers.addEventListener('controllerchange', () => {
			if (this.#isAskedFor) location.reload();
		});
		try {
			this.#follow(await workers.register(WORKER, { scope: '/' }));
		} catch {
			this.#isSupported = false;
			return;
		}
		// What did not come because the network was away comes when it is back, the worker itself included.
		addEventListener('online', () => {
			if (!this.#isSaved) void this.#retry(workers);
		});
		this.#fetchMissing((await workers.ready).active);
	}

	async #retry(workers: ServiceWorkerContainer): Promise<void> {
		const registration = await workers.getRegistration();
		if (registration?.active) this.#fetchMissing(registration.active);
		else await registration?.update().catch(() => undefined);
	}

	/** The page comes back as the newer version; state that is not stored is lost, hence the hold. */
	async applyUpdate(): Promise<void> {
		if (!this.isUpdateReady) return;
		this.#isAskedFor = true;
		const registration = await this.#workers?.getRegistration();
		// Another tab may have let the newer version in already: then there is no change left to wait for.
		if (registration?.waiting) registration.waiting.postMessage({ type: 'SKIP_WAITING' });
		else location.reload();
	}

	/** Browsers delete what they saved when space is short: the worker fetches what is missing, and says what still is. */
	#fetchMissing(worker: ServiceWorker | null): void {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }: MessageEvent<unknown>) => (this.#isSaved = data === 0);
		worker?.postMessage({ type: 'FETCH_FILES' }, [port2]);
	}

	#follow(registration: ServiceWorkerRegistration): void {
		watchNewer(registration, () => (this.#hasNewer = true));
		// An app kept open for days never navigates, and only navigations look for updates by themselves.
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
		});
	}
}
