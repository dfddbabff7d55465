import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildEnvironmentOptions, Manifest, Plugin, Rolldown } from 'vite';

const PAGES = 'generated/client-optimized/app.js';
const FACADE = /^export\{([^}]+)\}from["'`]\.\/([^"'`]+)["'`];\s*$/;
const LAZY_PAGE = /\(\) => import\('(\.\/nodes\/\d+)'\)/g;

interface Graph {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const OF_QUIZ = /\/routes\/quiz\/(?!.*\/going-on\.)|\/storage\/attempts\/open-attempts/;

/**
 * Names the script of the quiz: for its pages, what kit writes around each of them, and the store of attempts. What only
 * those need who have begun a quiz stays out.
 */
const quizRoom = (id: string, graph: Graph): string | null =>
	[id, ...(graph.getModuleInfo(id)?.importedIds ?? [])].some((each) => OF_QUIZ.test(each)) ? 'quiz' : null;

// Kit forbids chunks when it is asked for one script. What the first script holds stays in one file, from which the
// rooms import: the file therefore exports more than kit asks of it.
const rooms: NonNullable<BuildEnvironmentOptions['rolldownOptions']> = {
	preserveEntrySignatures: 'allow-extension',
	output: {
		codeSplitting: {
			groups: [
				{ name: 'first', tags: ['$initial'], priority: 1 },
				// A quiz is opened more often than the rooms that share rules with it: they load it, it loads one script.
				{ name: quizRoom }
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

/** What a facade hands on, as an object of a module: `n as component` becomes `component:m.n`. */
const handedOn = (names: string): string =>
	names
		.split(',')
		.map((name) => name.split(' as '))
		.map(([inner = '', outer = inner]) => `${outer}:m.${inner}`)
		.join(',');

/**
 * A room whose script other pages share is loaded through a file that holds one line. Whoever opens the room would
 * wait for one more request: here the import asks for the script itself.
 */
function withoutFacades(bundle: Rolldown.OutputBundle): void {
	const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
	for (const facade of chunks) {
		const [, names, target] = FACADE.exec(facade.code) ?? [];
		if (names === undefined || target === undefined) continue;
		const file = path.basename(facade.fileName);
		for (const chunk of chunks) {
			chunk.code = chunk.code
				.replaceAll(
					new RegExp(`import\\(([^)]*)${file}([^)]*)\\)`, 'g'),
					(_, before: string, after: string) =>
						`import(${before}${target}${after}).then(m=>({${handedOn(names)}}))`
				)
				.replaceAll(file, target);
		}
		const manifest = bundle['.vite/manifest.json'];
		if (manifest?.type === 'asset') manifest.source = String(manifest.source).replaceAll(file, target);
		delete bundle[facade.fileName];
	}
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
				withoutFacades(bundle);
				const manifest = bundle['.vite/manifest.json'];
				if (manifest?.type === 'asset') manifest.source = withOneStylesheet(String(manifest.source));
			}
		}
	};
}
