import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, findChromium } from '../scripts/find-chromium.ts';

const root = path.resolve(import.meta.dirname, '..');
const inBrowser = 'tests/**/*.browser.test.ts';
const elsewhere = ['tests/e2e/**', 'tests/boundaries/violations/**'];
const executablePath = findChromium();
const compiler = [
	'unified',
	'remark-parse',
	'yaml',
	'edtf',
	'@noble/hashes/sha2.js',
	'@noble/hashes/utils.js'
];

/** For the test that compiles the same lessons in a browser. Imported on demand: no other test waits for it. */
async function compileInNode(_context: unknown, files: Readonly<Record<string, string>>) {
	const file = path.join(root, 'tests/content/compile-outcome.ts');
	const { compileOutcome }: typeof import('./content/compile-outcome.ts') = await import(file);
	return compileOutcome(files);
}

// The only limits there are. They end a test that hangs, and must not fail a machine that is busy: properties run over
// thousands of seeds, tools are started as processes, and a Postgres starts in a hook.
const patience = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } };
const setupFiles = ['tests/support/wait-longer.ts'];

export default defineConfig({
	root,
	test: {
		allowOnly: false,
		maxWorkers: Math.max(2, availableParallelism() - 1),
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
					setupFiles,
					...patience
				}
			},
			{
				root,
				plugins: [svelte({ configFile: false })],
				optimizeDeps: { include: ['svelte', 'idb', 'idb-keyval', ...compiler] },
				test: {
					name: 'browser',
					include: [inBrowser],
					exclude: elsewhere,
					setupFiles,
					...patience,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						commands: { compileInNode },
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
