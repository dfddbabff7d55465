import { defineConfig } from '@playwright/test';
import path from 'node:path';

const results = path.resolve(import.meta.dirname, '../../test-results');

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.test.ts',
	fullyParallel: false,
	workers: 2,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	outputDir: path.join(results, 'e2e'),
	reporter: [['list'], ['json', { outputFile: path.join(results, 'e2e.json') }]],
	use: { trace: 'off', screenshot: 'off' }
});
