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

const table = {
	domain: [],
	// vite: the compiler hangs itself into the build as a plugin, and hands on what it made as a virtual module.
	content: [room('domain'), '^virtual:lessons$', ...[...markdown, 'yaml', 'edtf', 'vite'].map(npm)],
	review: [room('domain'), npm('ts-fsrs')],
	wire: [room('domain'), npm('valibot')],
	storage: [room('domain'), npm('idb-keyval')],
	sync: ['domain', 'wire', 'storage'].map(room),
	state: [
		...['domain', 'content', 'review', 'storage', 'sync'].map(room),
		npm('svelte'),
		'^virtual:pwa-register$',
		npm('vite-plugin-pwa')
	],
	ui: [room('domain'), npm('svelte'), npm('lean-qr')],
	server: [...['domain', 'content', 'wire'].map(room), ...['kysely', 'pg'].map(npm)]
};
const mayUseNode = new Set(['content', 'server']);

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
			name: 'state-knows-content-by-type-only',
			severity: 'error',
			from: { path: room('state') },
			to: { path: room('content'), dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'page-imports',
			severity: 'error',
			from: { path: '^src/routes/', pathNot: isServerRoute },
			to: {
				pathNot: [
					'^src/routes/.*(?<!\\.server\\.ts|/\\+server\\.ts)$',
					...['domain', 'content', 'state', 'ui'].map(room),
					'^src/app\\.css$',
					// Modules that the content compiler makes up during the build.
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
					...['domain', 'content', 'wire', 'server'].map(room),
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
