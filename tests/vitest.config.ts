import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, findChromium } from '../scripts/find-chromium.ts';

const root = path.resolve(import.meta.dirname, '..');
const inBrowser = 'tests/**/*.browser.test.ts';
const elsewhere = ['tests/e2e/**', 'tests/boundaries/violations/**'];
const executablePath = findChromium();

export default defineConfig({
	root,
	test: {
		allowOnly: false,
		projects: [
			{
				root,
				// The language of the interface is a rune.
				plugins: [svelte({ configFile: false })],
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: [inBrowser, ...elsewhere],
					// Properties over thousands of seeds, and tools run as processes, on two busy cores.
					testTimeout: 60_000,
					// A Postgres starts in them.
					hookTimeout: 60_000
				}
			},
			{
				root,
				plugins: [svelte({ configFile: false })],
				optimizeDeps: { include: ['svelte', 'idb', 'idb-keyval'] },
				test: {
					name: 'browser',
					include: [inBrowser],
					exclude: elsewhere,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags }
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
