import { expect, test } from 'vitest';
import { root, runTool, violations } from './run-tool.ts';

interface Finding {
	readonly from: string;
	readonly rule: { readonly name: string };
}

test('every row of the import table stops what it does not list, and nothing else', async () => {
	const config = `${root}/.dependency-cruiser.mjs`;
	const tool = 'dependency-cruiser/bin/dependency-cruiser.mjs';
	const told = await runTool(tool, ['--config', config, '--output-type', 'json', 'src'], violations);
	const { summary }: { summary: { violations: Finding[] } } = JSON.parse(told);
	const fired = summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);
	expect(fired.sort()).toEqual([
		'src/lib/compiler/draws.ts compiler-without-drawing',
		'src/lib/compiler/knows-node.ts compiler-imports',
		'src/lib/compiler/knows-storage.ts compiler-imports',
		'src/lib/compiler/knows-vite.ts compiler-imports',
		'src/lib/domain/circular-one.ts no-circular',
		'src/lib/domain/knows-node.ts domain-imports',
		'src/lib/domain/knows-package.ts domain-imports',
		'src/lib/formats/knows-server.ts formats-imports',
		'src/lib/formats/knows-storage.ts formats-imports',
		'src/lib/library/knows-state.ts library-imports',
		'src/lib/review/knows-storage.ts review-imports',
		'src/lib/server/knows-state.ts server-imports',
		'src/lib/state/knows-ui.ts state-imports',
		'src/lib/state/runs-compiler.ts state-imports',
		'src/lib/storage/knows-sync.ts storage-imports',
		'src/lib/sync/knows-state.ts sync-imports',
		'src/lib/ui/KnowsStorage.svelte ui-imports',
		'src/lib/ui/draws-to-scale.ts scales-in-pictures-only',
		'src/lib/ui/knows-state.ts ui-imports',
		'src/lib/ui/looks-things-up.ts index-in-search-only',
		'src/routes/shelf/+page.svelte page-imports',
		'src/routes/shelf/+page.ts page-imports',
		'src/routes/shelf/+server.ts server-route-imports'
	]);
});
