import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const svelteFiles = ['**/*.svelte', '**/*.svelte.ts'];
const domain = '**/src/lib/domain/**/*.ts';

const noClock = 'The domain knows no clock: take the time as an argument.';
const noChance = 'The domain throws no dice: take a seed or a generator as an argument.';

const testModifiers = /^(only|skip|todo|fixme|skipIf|runIf)$/.source;
const noModifier = {
	selector: `CallExpression[callee.property.name=/${testModifiers}/]:matches([callee.object.name=/^(it|test|describe|suite)$/], [callee.object.property.name=/^(describe|concurrent|each)$/])`,
	message: 'Every test runs, always.'
};

/** Type imports inside components are gone before dependency-cruiser looks, so the table is held here as well. */
const mayNotImport = (...rooms) => [
	'error',
	{
		patterns: [
			{
				regex: `^([#$]lib/|(\\.\\./)+(lib/)?)(${rooms.join('|')})/`,
				message: 'The import table does not allow this.'
			}
		]
	}
];
const behindState = ['review', 'storage', 'sync', 'server'];

const typed = {
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
	'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }]
};

export default defineConfig(
	globalIgnores([
		'node_modules',
		'.svelte-kit',
		'build',
		'test-results',
		'src/lib/words/compiled',
		'tests/boundaries/violations'
	]),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		// Whether a name exists is for the type check to say.
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'max-lines': ['warn', 300],
			'max-lines-per-function': ['warn', 40]
		}
	},
	{
		files: ['**/*.ts', ...svelteFiles],
		languageOptions: {
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: typed
	},
	{
		files: svelteFiles,
		languageOptions: { parserOptions: { parser: ts.parser } },
		// Links are plain paths: the app always lives at the root of its host.
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		files: ['**/src/lib/ui/**/*.svelte'],
		rules: { 'no-restricted-imports': mayNotImport('content', 'state', ...behindState) }
	},
	{
		files: ['**/src/routes/**/*.svelte'],
		rules: { 'no-restricted-imports': mayNotImport(...behindState) }
	},
	{
		files: ['src/service-worker.ts'],
		languageOptions: {
			parserOptions: { projectService: false, project: 'scripts/service-worker.tsconfig.json' }
		}
	},
	{
		files: [domain],
		rules: {
			'no-restricted-globals': [
				'error',
				{ name: 'Date', message: noClock },
				{ name: 'performance', message: noClock },
				{ name: 'crypto', message: noChance }
			],
			'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: noChance }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'no-restricted-syntax': [
				'error',
				{
					selector: 'TSAsExpression:not([typeAnnotation.typeName.name="const"]), TSTypeAssertion',
					message: 'Parse once, at the door: inside, types are earned and not asserted.'
				}
			]
		}
	},
	{
		files: ['tests/**/*.ts'],
		// Those stand for application code.
		ignores: ['tests/boundaries/violations/src/**'],
		rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': ['error', noModifier] }
	},
	// The API is one table.
	{ files: ['src/lib/formats/endpoints.ts'], rules: { 'max-lines': 'off' } }
);
