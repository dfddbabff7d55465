import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildEnvironmentOptions, Manifest, Plugin } from 'vite';

const PAGES = 'generated/client-optimized/app.js';
const LAZY_PAGE = /\(\) => import\('(\.\/nodes\/\d+)'\)/g;

// Kit forbids chunks when it is asked for one script. What the first script holds stays in one file, from which the
// rooms import: the file therefore exports more than kit asks of it.
const rooms: NonNullable<BuildEnvironmentOptions['rolldownOptions']> = {
	preserveEntrySignatures: 'allow-extension',
	output: {
		codeSplitting: {
			groups: [
				{ name: 'first', tags: ['$initial'], priority: 1 },
				// A quiz is opened more often than the rooms that share rules with it: they load it, it loads one script.
				{ name: 'quiz', test: /\/routes\/quiz\// }
			]
		}
	}
};

/** Names the one stylesheet of all pages where kit looks for it: beside the first script. */
function withOneStylesheet(source: string): string {
	const manifest: Manifest = JSON.parse(source);
	const chunks = Object.values(manifest);
	const style = chunks.find(({ file }) => file.endsWith('.css'));
	const first = chunks.find(({ isEntry, file }) => isEntry && file.endsWith('.js'));
	if (style && first) first.css = [style.file];
	return JSON.stringify(manifest);
}

/**
 * Puts the pages that most visits open into the one script that every page loads, and leaves the others, named by
 * `isRoom`, to scripts of their own. Kit knows one script for all pages or many for each; a quiz would then weigh on
 * every reader, or ask for a dozen files.
 */
export function firstScript(isRoom: (routeFile: string) => boolean): Plugin {
	return {
		name: 'first-script',
		apply: 'build',
		enforce: 'post',
		config: (config) =>
			config.build?.ssr ? undefined : { build: { cssCodeSplit: false, rolldownOptions: rooms } },
		transform(code, id) {
			if (!id.endsWith(PAGES)) return undefined;
			const imports: string[] = [];
			const pages = code.replaceAll(LAZY_PAGE, (lazy, node: string) => {
				const file = readFileSync(path.join(path.dirname(id), `${node}.js`), 'utf8');
				if (isRoom(file)) return lazy;
				const name = `page_${imports.length}`;
				imports.push(`import * as ${name} from '${node}';`);
				return `() => Promise.resolve(${name})`;
			});
			if (imports.length === 0) this.error('Kit lists its pages in another way than this plugin knows.');
			return { code: imports.join('\n') + pages, map: null };
		},
		generateBundle: {
			order: 'post',
			handler(_options, bundle) {
				const manifest = bundle['.vite/manifest.json'];
				if (manifest?.type === 'asset') manifest.source = withOneStylesheet(String(manifest.source));
			}
		}
	};
}
