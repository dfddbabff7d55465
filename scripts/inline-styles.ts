import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { quizScript, withQuizPreload } from './quiz-preload.ts';

const STYLESHEET = /<link href="(\/_app\/immutable\/assets\/[^"]+\.css)" rel="stylesheet">/g;
const STYLE_POLICY = "style-src 'self'";

/** One page with the text of its stylesheets in place of links to them, and their hashes in its policy. */
export function withStyles(html: string, read: (address: string) => string): string {
	const hashes: string[] = [];
	const inlined = html.replaceAll(STYLESHEET, (_link, address: string) => {
		const css = read(address).trim();
		hashes.push(`'sha256-${createHash('sha256').update(css).digest('base64')}'`);
		return `<style>${css}</style>`;
	});
	return inlined.replace(STYLE_POLICY, [STYLE_POLICY, ...new Set(hashes)].join(' '));
}

/**
 * An adapter that first puts the stylesheet into each prerendered page, so that text is painted after one request, and
 * into the pages of quizzes a hint for their script. Kit does both itself only when it makes a script for each page.
 */
export function withInlineStyles(adapter: Adapter): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			const output = builder.getBuildDirectory('output');
			const pages = path.join(output, 'prerendered/pages');
			const client = path.join(output, 'client');
			const script = quizScript(client);
			for (const file of globSync('**/*.html', { cwd: pages })) {
				const page = path.join(pages, file);
				const html = readFileSync(page, 'utf8');
				const styled = withStyles(html, (address) => readFileSync(path.join(client, address), 'utf8'));
				writeFileSync(page, file.startsWith('quiz/') ? withQuizPreload(styled, script) : styled);
			}
			await adapter.adapt(builder);
		}
	};
}
