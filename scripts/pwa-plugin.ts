import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { buildFolders } from './build-folders.ts';
import { withHashes } from './precache-manifest.ts';
import { webManifest } from './web-manifest.ts';

// Lesson pages stay out: they hold the same words as the packs, and the shell draws them from those.
const precached = [
	'client/**/*.{js,css,svg,png,webmanifest,woff2}',
	'prerendered/*/packs/{library,names,*.*}.json',
	'prerendered/pages/shell.html'
];

const worker = path.join(buildFolders.kit, 'output/client/service-worker.js');

/**
 * The plugin finishes the worker even of a build that failed, finds none, and reports that instead of what was
 * wrong. A curator has to see the real complaint. That a whole build has its worker, scripts/build.ts looks after.
 */
function onlyAfterSuccess(plugin: Plugin): Plugin {
	const finish = plugin.closeBundle;
	if (plugin.name !== 'vite-plugin-pwa:sveltekit:build' || typeof finish !== 'object') return plugin;
	plugin.closeBundle = {
		...finish,
		handler(error) {
			return existsSync(worker) ? finish.handler.call(this, error) : undefined;
		}
	};
	return plugin;
}

export function offlinePlugins(): Plugin[] {
	const plugins = SvelteKitPWA({
		strategies: 'injectManifest',
		registerType: 'prompt',
		injectRegister: false,
		srcDir: 'src',
		filename: 'service-worker.ts',
		outDir: `${buildFolders.kit}/output`,
		kit: { outDir: buildFolders.kit },
		manifest: webManifest,
		injectManifest: {
			globPatterns: precached,
			// Asked for by pages with such names in them, and by no other.
			globIgnores: ['**/*-extended.woff2'],
			// The worker has to know of every pack, whatever its size.
			maximumFileSizeToCacheInBytes: Number.MAX_SAFE_INTEGER,
			manifestTransforms: [withHashes]
		}
	});
	return plugins.map(onlyAfterSuccess);
}
