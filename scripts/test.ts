import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { compileWords } from './compile-words.ts';
import { ensureChromium } from './find-chromium.ts';
import { readPlaywright, readVitest, type Outcome } from './test-outcome.ts';

// npm test runs every step whatever fails before it: one run tells everything that is wrong.
// A group's name after it runs that group alone; what follows the name goes to the test runner.

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const [wanted, ...forRunner] = process.argv.slice(2);

interface Step {
	readonly group: 'all' | 'check' | 'lint' | 'unit' | 'e2e';
	readonly title: string;
	readonly run: () => Outcome;
}

function ends(tool: string, ...given: string[]): boolean {
	const script = path.join(root, tool);
	return spawnSync(process.execPath, [script, ...given], { cwd: root, stdio: 'inherit' }).status === 0;
}

function counts(isPassed: boolean): Outcome {
	return { passed: Number(isPassed), failed: Number(!isPassed) };
}

const once = (group: Step['group'], title: string, tool: string, ...given: string[]): Step => ({
	group,
	title,
	run: () => counts(ends(`node_modules/${tool}`, ...given))
});

const tsc = (title: string, project: string) => once('check', title, 'typescript/bin/tsc', '-p', project);

function findBrowser(): Outcome {
	// Told to the runners by name, so that none of them has to search again.
	process.env['E2E_CHROMIUM'] = ensureChromium();
	console.log(process.env['E2E_CHROMIUM']);
	return counts(true);
}

function runVitest(): Outcome {
	const file = path.join(results, 'unit.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const config = ['--config', 'tests/vitest.config.ts'];
	const isWell = ends('node_modules/vitest/vitest.mjs', 'run', ...config, ...reporters, ...forRunner);
	return readVitest(file, isWell);
}

let isBuilt = false;

function build(): Outcome {
	isBuilt = ends('scripts/build.ts', '--logLevel', 'error');
	return counts(isBuilt);
}

function runPlaywright(): Outcome {
	// An older build may still lie there, and would be judged in place of this one.
	if (!isBuilt) throw new Error('There is no build to try.');
	const config = ['-c', 'tests/e2e/playwright.config.ts'];
	const isWell = ends('node_modules/@playwright/test/cli.js', 'test', ...config, ...forRunner);
	return readPlaywright(path.join(results, 'e2e.json'), isWell);
}

function words(): Outcome {
	compileWords();
	return counts(true);
}

const steps: Step[] = [
	{ group: 'all', title: 'Words of the interface', run: words },
	once('all', 'Generated types', '@sveltejs/kit/svelte-kit.js', 'sync'),
	once('check', 'Types', 'svelte-check/bin/svelte-check', '--fail-on-warnings'),
	tsc('Types of the domain, without page or machine', 'src/lib/domain/tsconfig.json'),
	tsc('Types of the lesson compiler, without DOM and Node', 'src/lib/content/tsconfig.json'),
	tsc('Types of the service worker', 'scripts/service-worker.tsconfig.json'),
	once('lint', 'Lint', 'eslint/bin/eslint.js', '--max-warnings', '0', '.'),
	once('lint', 'Layout of the code', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
	once(
		'lint',
		'Who imports whom',
		'dependency-cruiser/bin/dependency-cruiser.mjs',
		...['--config', '.dependency-cruiser.mjs', 'src']
	),
	once('lint', 'Nothing unused', 'knip/bin/knip.js', '--no-progress', '--no-config-hints'),
	{ group: 'unit', title: 'A browser for the tests', run: findBrowser },
	{ group: 'unit', title: 'Unit and component tests', run: runVitest },
	{ group: 'e2e', title: 'Build', run: build },
	{ group: 'e2e', title: 'Whole app in a real browser', run: runPlaywright }
];

function take(step: Step): Outcome {
	console.log(`\n== ${step.title}`);
	const startedAt = performance.now();
	let outcome: Outcome;
	try {
		outcome = step.run();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		outcome = { passed: 0, failed: 1 };
	}
	const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
	console.log(`   ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
	return outcome;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const isChosen = ({ group }: Step) => !wanted || group === 'all' || group === wanted;
const chosen = steps.filter(isChosen);
const outcomes = chosen.map((step) => ({ title: step.title, ...take(step) }));

const failures = outcomes.filter(({ failed }) => failed > 0);
if (failures.length > 0) console.log(`\nFailed: ${failures.map(({ title }) => title).join('; ')}`);
const sum = (counted: number[]) => counted.reduce((total, count) => total + count, 0);
const failed = sum(outcomes.map((outcome) => outcome.failed));
console.log(`\n${sum(outcomes.map((outcome) => outcome.passed))} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
