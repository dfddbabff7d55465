// Who may import whom. Each row of the table lists everything its folder may know; all else is an error.
const room = (name) => `^src/lib/${name}/`;
const npm = (name) => `(^|/)node_modules/(@types/)?${name}/`;
const markdown = [
	'remark-parse',
	'unified',
	'mdast',
	'unist',
	'unist-util-visit',
	'vfile',
	'mdast-util-[^/]+'
];
// For pictures that are drawn while the app is built.
const drawing = ['d3-force', 'd3-geo', 'topojson-client', 'topojson-specification', 'world-atlas'];

const table = {
	domain: [],
	// The locale is a rune.
	words: [npm('svelte')],
	compiler: [room('domain'), ...[...markdown, ...drawing, 'yaml', 'edtf', '@noble/hashes'].map(npm)],
	review: [...['domain', 'formats'].map(room), npm('ts-fsrs')],
	formats: [room('domain'), npm('valibot')],
	storage: [...['domain', 'formats'].map(room), ...['idb', 'idb-keyval'].map(npm)],
	library: [...['domain', 'formats', 'storage'].map(room), '^virtual:(lessons|pictures)$'],
	sync: ['domain', 'formats', 'storage'].map(room),
	state: [...['domain', 'formats', 'library', 'review', 'storage', 'sync'].map(room), npm('svelte')],
	ui: [
		...['domain', 'formats', 'words'].map(room),
		...['svelte', 'd3-scale', 'lean-qr', 'minisearch'].map(npm)
	],
	server: [...['domain', 'compiler', 'formats'].map(room), ...['kysely', 'pg'].map(npm)]
};
const mayUseNode = new Set(['server']);

const rows = Object.entries(table).map(([name, allowed]) => ({
	name: `${name}-imports`,
	severity: 'error',
	from: { path: room(name) },
	to: {
		pathNot: [room(name), ...allowed],
		...(mayUseNode.has(name) ? { dependencyTypesNot: ['core'] } : {})
	}
}));

const kit = [
	npm('svelte'),
	npm('@sveltejs/kit'),
	'^@sveltejs/kit',
	'^\\$app/',
	'^\\$env/',
	'/\\$types$',
	'^\\./\\$types'
];
const onServer = '\\.server\\.ts$|/\\+server\\.ts$';
const isServerRoute = `^src/(routes/.*(${onServer})|hooks)`;

export default {
	forbidden: [
		...rows,
		{
			name: 'compiler-without-drawing',
			severity: 'error',
			from: { path: room('compiler'), pathNot: room('compiler/pictures') },
			to: { path: [room('compiler/pictures'), ...drawing.map(npm)] }
		},
		{
			// Imports of types count: files that need each other cannot be understood or moved one by one.
			name: 'no-circular',
			severity: 'error',
			from: { path: '^src/' },
			to: { circular: true }
		},
		{
			name: 'scales-in-pictures-only',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/ui/pictures/' },
			to: { path: npm('d3-scale') }
		},
		{
			name: 'index-in-search-only',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/ui/search/' },
			to: { path: npm('minisearch') }
		},
		{
			name: 'page-imports',
			severity: 'error',
			from: { path: '^src/routes/', pathNot: isServerRoute },
			to: {
				pathNot: [
					'^src/routes/.*(?<!\\.server\\.ts|/\\+server\\.ts)$',
					...['domain', 'formats', 'library', 'state', 'ui', 'words'].map(room),
					'^src/app\\.css$',
					// Modules that scripts/lessons-plugin.ts makes during the build.
					'^virtual:(?!pwa-register)',
					...kit
				]
			}
		},
		{
			name: 'server-route-imports',
			severity: 'error',
			from: { path: isServerRoute },
			to: {
				pathNot: [
					`^src/routes/.*(${onServer})`,
					...['domain', 'formats', 'compiler', 'server'].map(room),
					'^virtual:(?!pwa-register)',
					...kit
				],
				dependencyTypesNot: ['core']
			}
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			extensions: ['.ts', '.svelte', '.js', '.mjs', '.d.ts'],
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'types', 'node', 'default'],
			mainFields: ['module', 'main', 'types']
		}
	}
};
