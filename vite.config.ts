import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { firstScript } from './scripts/first-script.ts';
import { lessonsPlugin } from './scripts/lessons-plugin.ts';
import { offlinePlugins } from './scripts/pwa-plugin.ts';

// Lets the tests make a second build with other lessons: a folder that holds lessons/.
const library = process.env['SOURCEBOOK_LIBRARY'] ?? import.meta.dirname;

export default defineConfig({
	build: { rolldownOptions: { checks: { pluginTimings: false } } },
	plugins: [
		lessonsPlugin(library),
		sveltekit(),
		// Reading comes first; whatever else there is has a script of its own.
		firstScript((page) => !/\/routes\/(?:\+|shell\/|learn\/\[module\]\/(?:\+|\[section\]\/))/.test(page)),
		...offlinePlugins()
	]
});
