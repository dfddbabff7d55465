import { registerSW } from 'virtual:pwa-register';

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
	#letIn: (() => Promise<void>) | undefined;

	get isUpdateReady(): boolean {
		return this.#hasNewer && !this.holdUpdates;
	}

	/** Everything shipped is on this device. */
	get isOfflineReady(): boolean {
		return this.#isSaved;
	}

	/** False on plain http in a local network and in browsers that keep no workers. */
	get canWorkOffline(): boolean {
		return this.#isSupported;
	}

	/** Call once in the browser. */
	async start(): Promise<void> {
		this.#isSupported = 'serviceWorker' in navigator;
		if (!this.#isSupported) return;
		await whenIdle();
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			if (this.#isAskedFor) location.reload();
		});
		this.#register();
		await navigator.serviceWorker.ready;
		this.#isSaved = true;
	}

	/** The page comes back as the newer version; state that is not stored is lost, hence the hold. */
	async applyUpdate(): Promise<void> {
		if (!this.isUpdateReady) return;
		this.#isAskedFor = true;
		const registration = await navigator.serviceWorker.getRegistration();
		// Another tab may have let the newer version in already: then there is no change left to wait for.
		if (registration?.waiting) await this.#letIn?.();
		else location.reload();
	}

	#register(): void {
		this.#letIn = registerSW({
			onNeedRefresh: () => (this.#hasNewer = true),
			// Given so that the plugin's default, a reload in every open tab, does not run.
			onNeedReload: () => undefined,
			onRegisterError: () => (this.#isSupported = false),
			onRegisteredSW: (_url, registration) => {
				// An app kept open for days never navigates, and only navigations look for updates by themselves.
				document.addEventListener('visibilitychange', () => {
					if (document.visibilityState === 'visible') registration?.update().catch(() => undefined);
				});
			}
		});
	}
}
