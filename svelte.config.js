import adapter from '@sveltejs/adapter-node';
import { buildFolders } from './scripts/build-folders.ts';
import { earlyScriptHash } from './scripts/early-script.ts';
import { withInlineStyles } from './scripts/inline-styles.ts';
import { inputHash } from './scripts/input-hash.ts';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: withInlineStyles(adapter({ out: buildFolders.out, precompress: true })),
		outDir: buildFolders.kit,
		// The shell answers for every address, so its links must not depend on where it was asked for.
		paths: { relative: false },
		version: { name: process.env['SOURCEBOOK_INPUT_HASH'] ?? inputHash() },
		// One script for all pages that are read; vite.config.ts sets the quiz apart again.
		output: { bundleStrategy: 'single' },
		// vite.config.ts registers the worker: only there is it known when an update may be applied.
		serviceWorker: { register: false },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				// The script in app.html that runs before the first paint; kit adds its own on each page.
				'script-src': ['self', earlyScriptHash()],
				'style-src': ['self'],
				// Kit hides its announcement of page changes with this one style attribute; no other is allowed.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
