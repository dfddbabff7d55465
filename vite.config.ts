import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { lessonsPlugin } from './src/lib/content/vite-plugin.ts';
import { firstScript } from './scripts/first-script.ts';
import { offlinePlugins } from './scripts/pwa-plugin.ts';

export default defineConfig({
	build: { rolldownOptions: { checks: { pluginTimings: false } } },
	plugins: [
		lessonsPlugin(import.meta.dirname),
		sveltekit(),
		firstScript((page) => /\/routes\/(?:quiz|rights|keep)\//.test(page)),
		...offlinePlugins()
	]
});
