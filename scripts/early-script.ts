import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The hash by which a policy allows the one script that stands in app.html. */
export function earlyScriptHash(): `sha256-${string}` {
	const html = readFileSync(path.resolve(import.meta.dirname, '../src/app.html'), 'utf8');
	const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1];
	if (script === undefined) throw new Error('app.html holds no script.');
	return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
