import path from 'node:path';
import type { Plugin } from 'vite';
import { formatDiagnostic } from '#lib/compiler/diagnostic.ts';
import { summarizeModule } from '#lib/compiler/module-summary.ts';
import { drawPictures } from '#lib/compiler/pictures/draw-pictures.ts';
import type { Compilation, Library } from '#lib/compiler/compile-library.ts';
import { compileLessons } from './compile-lessons.ts';

/** What each virtual module exports: the name and, from the compiled library, the value. */
const MODULES = {
	lessons: {
		name: 'library',
		make: (library: Library): object => ({ ...library, summaries: library.modules.map(summarizeModule) })
	},
	pictures: { name: 'pictures', make: drawPictures }
};

const PREFIX = '\0virtual:';
const resolvedIds = Object.keys(MODULES).map((id) => PREFIX + id);

/**
 * Compiles the lessons for the modules `virtual:lessons` and `virtual:pictures`, which pages and packs are made from.
 * They hold something under SSR only: neither the lessons as a whole nor the drawing libraries reach a browser.
 * Any error in lessons/ stops the build with all of them.
 */
export function lessonsPlugin(root: string): Plugin {
	let compilation: Compilation | undefined;
	return {
		name: 'lessons',
		resolveId: (id) => resolvedIds.find((resolved) => resolved === `\0${id}`),
		load(id, options) {
			const module = Object.entries(MODULES).find(([name]) => id === PREFIX + name)?.[1];
			if (!module) return undefined;
			// A universal load names this module in its SSR branch alone; the browser's build still resolves the name.
			if (options?.ssr === false) return `export const ${module.name} = undefined;`;
			compilation ??= compileLessons(root);
			const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error');
			if (errors.length > 0) {
				this.error(['The lessons have errors.', ...errors.map(formatDiagnostic)].join('\n'));
			}
			const json = JSON.stringify(module.make(compilation.library));
			return `export const ${module.name} = JSON.parse(${JSON.stringify(json)});`;
		},
		configureServer(server) {
			const folder = path.join(root, 'lessons');
			server.watcher.add(folder);
			server.watcher.on('all', (_event, file) => {
				if (!file.startsWith(folder)) return;
				compilation = undefined;
				for (const environment of Object.values(server.environments)) {
					for (const id of resolvedIds) {
						const outdated = environment.moduleGraph.getModuleById(id);
						if (outdated) environment.moduleGraph.invalidateModule(outdated);
					}
				}
				server.ws.send({ type: 'full-reload' });
			});
		}
	};
}
