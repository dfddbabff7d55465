import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { launchOptions } from './support/device.ts';

const results = path.resolve(import.meta.dirname, '../../test-results');

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.test.ts',
	fullyParallel: false,
	workers: 2,
	forbidOnly: true,
	// The only limits there are, for every test. The longest takes a minute on an idle machine with two cores; a limit
	// is there to end a test that hangs, and must not fail a machine that is busy.
	timeout: 300_000,
	expect: { timeout: 30_000 },
	outputDir: path.join(results, 'e2e'),
	reporter: [['list'], ['json', { outputFile: path.join(results, 'e2e.json') }]],
	use: {
		actionTimeout: 60_000,
		navigationTimeout: 60_000,
		trace: 'off',
		screenshot: 'off',
		launchOptions
	}
});
