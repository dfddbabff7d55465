/// <reference types="vite-plugin-pwa/vanillajs" />

declare namespace App {
	interface Locals {
		/** Missing while the app is being built and where it is served as files. */
		classServer?: import('#lib/server/class-server.ts').ClassServer;
	}
}

interface Window {
	/** Set by the app once its buttons do something; read by the script in app.html, which keeps a tap until then. */
	isAlive?: boolean;
	earlyTap?: HTMLButtonElement | null | undefined;
}
