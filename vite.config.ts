import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { picturesPlugin } from './src/lib/content/pictures/pictures-plugin.ts';
import { lessonsPlugin } from './src/lib/content/vite-plugin.ts';
import { firstScript } from './scripts/first-script.ts';
import { offlinePlugins } from './scripts/pwa-plugin.ts';

export default defineConfig({
	build: { rolldownOptions: { checks: { pluginTimings: false } } },
	plugins: [
		lessonsPlugin(import.meta.dirname),
		picturesPlugin(import.meta.dirname),
		sveltekit(),
		firstScript((page) =>
			/\/routes\/(?:quiz|rights|keep|review|teach|assigned|join|learn\/\[module\]\/pictures)\//.test(page)
		),
		...offlinePlugins()
	]
});
