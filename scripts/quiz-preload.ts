import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from 'vite';

const FIRST_PRELOAD = /<link href="[^"]+" rel="modulepreload">/;

/** The address of the quiz script of a build. */
export function quizScript(client: string): string {
	const manifest: Manifest = JSON.parse(readFileSync(path.join(client, '.vite/manifest.json'), 'utf8'));
	const chunk = Object.values(manifest).find(({ name }) => name === 'quiz');
	if (!chunk) throw new Error('The build has no script named quiz: see scripts/first-script.ts.');
	return `/${chunk.file}`;
}

/**
 * A page that asks for the quiz script together with the first script. Kit makes one script for all pages and does not
 * know that this one will be imported by it.
 */
export function withQuizPreload(html: string, script: string): string {
	if (!FIRST_PRELOAD.test(html))
		throw new Error('Kit preloads its script in another way than is known here.');
	return html.replace(FIRST_PRELOAD, (first) => `${first}\n\t\t<link href="${script}" rel="modulepreload">`);
}
