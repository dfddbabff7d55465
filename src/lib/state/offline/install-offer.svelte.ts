/** What a browser hands out when the app can be installed by its own question. */
interface BrowserOffer {
	prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}
declare global {
	interface Window {
		/** Kept by the script in app.html, which is there before the app. */
		installOffer?: BrowserOffer | undefined;
	}
	interface Navigator {
		/** Known to the browsers of iPhones and iPads alone: whether the page runs from the home screen. */
		readonly standalone?: boolean;
	}
}

/** How the app gets onto the home screen here; `unknown` where the browser tells nothing. */
export type InstallWay = 'installed' | 'offered' | 'by-hand' | 'unknown';

/** Whether the app is installed, and how it can be. Nothing is guessed from the browser's name. */
export class InstallOffer {
	way = $state<InstallWay>('unknown');

	/** Call once in the browser; gives what ends the watch. */
	watch(): () => void {
		const look = (): void => void (this.way = wayHere());
		const installed = (): void => void (this.way = 'installed');
		look();
		addEventListener('beforeinstallprompt', look);
		addEventListener('appinstalled', installed);
		return () => {
			removeEventListener('beforeinstallprompt', look);
			removeEventListener('appinstalled', installed);
		};
	}

	/** Lets the browser ask. An offer can be taken up once. */
	async install(): Promise<void> {
		const offer = window.installOffer;
		window.installOffer = undefined;
		const answer = await offer?.prompt().catch(() => undefined);
		this.way = answer?.outcome === 'accepted' ? 'installed' : wayHere();
	}
}

function wayHere(): InstallWay {
	if (matchMedia('(display-mode: standalone)').matches || navigator.standalone === true) return 'installed';
	if (window.installOffer) return 'offered';
	return navigator.standalone === false ? 'by-hand' : 'unknown';
}
