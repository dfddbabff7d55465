import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { lessonsPlugin } from '../../scripts/lessons-plugin.ts';
import { plantOnDisk } from '../content/plant-on-disk.ts';
import { SOUND, withChanges, type Files } from '../content/planted-lessons.ts';

const configOf = (root: string): InlineConfig => ({
	root,
	configFile: false,
	logLevel: 'silent',
	plugins: [lessonsPlugin(root)]
});

async function serve(root: string): Promise<ViteDevServer> {
	const server = await createServer({ ...configOf(root), server: { middlewareMode: true, ws: false } });
	onTestFinished(() => server.close());
	return server;
}

/** Builds a page that imports the lessons and their pictures, for the server or for a browser, and gives its code. */
async function bundle(files: Files, ssr: boolean): Promise<string> {
	const root = plantOnDisk(files);
	const entry = path.join(root, 'entry.js');
	writeFileSync(
		entry,
		"import { library } from 'virtual:lessons';\nimport { pictures } from 'virtual:pictures';\nexport const shown = [library, pictures];\n"
	);
	const input = {
		build: { write: false, ...(ssr ? { ssr: entry } : { lib: { entry, formats: ['es' as const] } }) }
	};
	const output = await build({ ...configOf(root), ...input });
	return JSON.stringify(output);
}

test('gives the compiled lessons with their summaries to the server', async () => {
	const server = await serve(plantOnDisk(SOUND));
	expect(await server.ssrLoadModule('virtual:lessons')).toMatchObject({
		library: {
			modules: [{ id: 'war', sources: [{ id: 'a-reply' }, { id: 'a-refusal' }] }],
			authority: { places: [{ id: 'pyongyang' }] },
			summaries: [{ id: 'war', sourceCount: 2 }]
		}
	});
});

test('gives the pictures of every module to the server', async () => {
	const server = await serve(plantOnDisk(SOUND));
	expect(await server.ssrLoadModule('virtual:pictures')).toMatchObject({
		pictures: [{ module: 'war', map: { places: [{ id: 'pyongyang' }] }, network: {} }]
	});
});

test('compiles again when a lesson changes', async () => {
	const root = plantOnDisk(SOUND);
	const server = await serve(root);
	await server.ssrLoadModule('virtual:lessons');
	// The watcher says nothing of when it has begun to watch, so the change is made until it is seen.
	await vi.waitFor(
		async () => {
			appendFileSync(path.join(root, 'lessons/war/module.md'), '\n- level 4: None.\n');
			const compiled = server.ssrLoadModule('virtual:lessons');
			await expect(compiled).rejects.toThrow('There is no field “level 4”. Type level 1.');
		},
		{ interval: 200, timeout: 20_000 }
	);
});

test('stops the build with all errors and no warnings', async () => {
	const files = withChanges(
		['war/sources/a-reply.md', 'catalogue: weathersby-001\n', ''],
		['war/01-the-reply.md', 'minutes: 6', 'minutes: six'],
		['war/timeline.yaml', 'Paper number 1 ', 'The 1950 paper ']
	);
	const failure = await bundle(files, true).catch((error: unknown) => String(error));
	expect(failure).toContain(
		'The lessons have errors.\nlessons/war/01-the-reply.md:3: “minutes” cannot be “six”. Type, for example, minutes: 6.\nlessons/war/sources/a-reply.md:1: “catalogue” is missing.'
	);
	expect(failure).not.toContain('warning');
});

test('the server’s bundle holds the lessons and their pictures, a browser’s neither', async () => {
	const onServer = await bundle(SOUND, true);
	const inBrowser = await bundle(SOUND, false);
	for (const text of ['great satisfaction', 'parallelName']) {
		expect(onServer).toContain(text);
		expect(inBrowser).not.toContain(text);
	}
});
