/// <reference types="vite-plugin-pwa/vanillajs" />

declare namespace App {
	interface Locals {
		/** Missing while the app is being built and where it is served as files. */
		classServer?: import('#lib/server/class-server.ts').ClassServer;
	}
}
