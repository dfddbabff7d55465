import { join } from 'node:path';
import type { Plugin } from 'vite';
import { formatDiagnostic } from './diagnostic.ts';
import { summarise } from './module-summary.ts';
import { compileLibrary } from './read-library.ts';

const PUBLIC_ID = 'virtual:lessons';
const RESOLVED_ID = `\0${PUBLIC_ID}`;

/**
 * Gives the compiled lessons as the module `virtual:lessons`, to be imported under SSR only: pages and packs are
 * made from it, and no browser gets it. Any error in lessons/ stops the build with all of them.
 */
export function lessonsPlugin(root: string): Plugin {
	return {
		name: 'lessons',
		resolveId: (id) => (id === PUBLIC_ID ? RESOLVED_ID : undefined),
		load(id, options) {
			if (id !== RESOLVED_ID) return undefined;
			// A universal load names this module in its SSR branch alone; the browser's build still resolves the name.
			if (options?.ssr === false) return 'export const library = undefined;';
			const { library, diagnostics } = compileLibrary(root);
			const errors = diagnostics.filter(({ severity }) => severity === 'error');
			if (errors.length > 0) {
				this.error(['The lessons have errors.', ...errors.map(formatDiagnostic)].join('\n'));
			}
			const compiled = { ...library, summaries: library.modules.map(summarise) };
			return `export const library = JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`;
		},
		configureServer(server) {
			const folder = join(root, 'lessons');
			server.watcher.add(folder);
			server.watcher.on('all', (_event, path) => {
				if (!path.startsWith(folder)) return;
				for (const environment of Object.values(server.environments)) {
					const stale = environment.moduleGraph.getModuleById(RESOLVED_ID);
					if (stale) environment.moduleGraph.invalidateModule(stale);
				}
				server.ws.send({ type: 'full-reload' });
			});
		}
	};
}
