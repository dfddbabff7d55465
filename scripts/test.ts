import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { compileWords } from './compile-words.ts';
import { readPlaywright, readVitest, type Outcome } from './test-outcome.ts';

// npm test runs every stage whatever fails before it: one run tells everything that is wrong. Names of groups after it,
// with commas between them, run those groups alone; what follows is handed to the test runner.
// Static checks take one process each and run one after another beside the unit tests; the end-to-end tests, which use
// every core, come last and alone.

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const cache = path.join(root, 'node_modules/.cache');
const [wanted = 'check,lint,unit,e2e', ...forRunner] = process.argv.slice(2);
const chosen = new Set(wanted.split(','));

type Group = 'check' | 'lint' | 'unit' | 'e2e' | 'screens';

interface Stage {
	/** The groups that need it; every one where there are none. */
	readonly groups: readonly Group[];
	readonly title: string;
	readonly run: (tell: Tell) => Promise<Outcome>;
}

/** Where the output of a stage goes: to the terminal at once, or into a list that is printed when the stage ends. */
type Tell = 'at once' | string[];
/** Stages that run one after another. */
type Lane = readonly Stage[];

const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => {
		for (const child of running) child.kill(signal);
		process.exit(1);
	});

/** @returns whether the tool ended without an error. */
function ends(
	tell: Tell,
	tool: string,
	given: readonly string[],
	env: NodeJS.ProcessEnv = {}
): Promise<boolean> {
	const child = spawn(process.execPath, [path.join(root, tool), ...given], {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: tell === 'at once' ? 'inherit' : 'pipe'
	});
	running.add(child);
	if (tell !== 'at once')
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding('utf8').on('data', (text: string) => tell.push(text));
	return new Promise((resolve) => {
		child.on('error', () => resolve(false));
		child.on('close', (code) => {
			running.delete(child);
			resolve(code === 0);
		});
	});
}

const counts = (isPassed: boolean): Outcome => ({ passed: Number(isPassed), failed: Number(!isPassed) });

const once = (groups: readonly Group[], title: string, tool: string, ...given: string[]): Stage => ({
	groups,
	title,
	run: async (tell) => counts(await ends(tell, `node_modules/${tool}`, given))
});

const tsc = (title: string, project: string) => once(['check'], title, 'typescript/bin/tsc', '-p', project);

async function words(): Promise<Outcome> {
	compileWords();
	return counts(true);
}

/** The runners are told its path by the environment, so that none of them has to search again. */
async function findBrowser(tell: Tell): Promise<Outcome> {
	const told: string[] = [];
	const isFound = await ends(told, 'scripts/find-chromium.ts', []);
	const file = told.join('').trim().split('\n').at(-1) ?? '';
	if (isFound) process.env['E2E_CHROMIUM'] = file;
	if (tell === 'at once') console.log(told.join(''));
	else tell.push(...told);
	return counts(isFound);
}

async function runVitest(tell: Tell): Promise<Outcome> {
	const file = path.join(results, 'unit.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const given = ['run', '--config', 'tests/vitest.config.ts', ...reporters, ...forRunner];
	return readVitest(file, await ends(tell, 'node_modules/vitest/vitest.mjs', given));
}

let isBuilt = false;

async function build(tell: Tell): Promise<Outcome> {
	isBuilt = await ends(tell, 'scripts/build.ts', ['--logLevel', 'error']);
	return counts(isBuilt);
}

async function runPlaywright(tell: Tell, only: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
	// An older build may still lie there, and would be judged in place of this one.
	if (!isBuilt) throw new Error('There is no build to try.');
	const given = ['test', '-c', 'tests/e2e/playwright.config.ts', ...only, ...forRunner];
	const isWell = await ends(tell, 'node_modules/@playwright/test/cli.js', given, env);
	return readPlaywright(path.join(results, 'e2e.json'), isWell);
}

const first: Lane = [
	{ groups: [], title: 'Words of the interface', run: words },
	once([], 'Generated types', '@sveltejs/kit/svelte-kit.js', 'sync')
];

const buildAndChecks: Lane = [
	{ groups: ['e2e', 'screens'], title: 'Build', run: build },
	once(
		['lint'],
		'Lint',
		'eslint/bin/eslint.js',
		...['--cache', '--cache-strategy', 'content'],
		...['--cache-location', path.join(cache, 'eslint/'), '.']
	),
	once(['check'], 'Types', 'svelte-check/bin/svelte-check', '--fail-on-warnings'),
	tsc('Types of the domain, without page or machine', 'src/lib/domain/tsconfig.json'),
	tsc('Types of the lesson compiler, without DOM and Node', 'src/lib/compiler/tsconfig.json'),
	tsc('Types of the service worker', 'scripts/service-worker.tsconfig.json'),
	once(
		['lint'],
		'Layout of the code',
		'prettier/bin/prettier.cjs',
		...['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content'],
		...['--cache-location', path.join(cache, 'prettier/files'), '.']
	),
	once(
		['lint'],
		'Who imports whom',
		'dependency-cruiser/bin/dependency-cruiser.mjs',
		...['--config', '.dependency-cruiser.mjs', 'src']
	),
	once(['lint'], 'Nothing unused', 'knip/bin/knip.js', '--no-progress', '--no-config-hints')
];

const unitTests: Lane = [
	{ groups: ['unit', 'e2e', 'screens'], title: 'A browser for the tests', run: findBrowser },
	{ groups: ['unit'], title: 'Unit and component tests', run: runVitest }
];

const wholeApp: Lane = [
	{ groups: ['e2e'], title: 'Whole app in a real browser', run: (tell) => runPlaywright(tell, [], {}) },
	{
		groups: ['screens'],
		title: 'Every screen in every theme, language and width, with pictures',
		run: (tell) => runPlaywright(tell, ['e2e/screens.test.ts'], { SCREENS: 'all' })
	}
];

interface Done extends Outcome {
	readonly title: string;
	readonly seconds: number;
}

async function runStage(stage: Stage, isAlone: boolean): Promise<Done> {
	const tell: Tell = isAlone ? 'at once' : [];
	if (isAlone) console.log(`\n== ${stage.title}`);
	const startedAt = performance.now();
	const outcome = await stage.run(tell).catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		return counts(false);
	});
	const seconds = (performance.now() - startedAt) / 1000;
	if (tell !== 'at once') console.log(`\n== ${stage.title}\n${tell.join('')}`.trimEnd());
	console.log(`   ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
	return { ...outcome, title: stage.title, seconds };
}

async function runLane(lane: Lane, isAlone: boolean): Promise<Done[]> {
	const done: Done[] = [];
	for (const stage of lane) done.push(await runStage(stage, isAlone));
	return done;
}

async function runBeside(lanes: readonly Lane[]): Promise<Done[]> {
	const isWanted = ({ groups }: Stage) => groups.length === 0 || groups.some((group) => chosen.has(group));
	const busy = lanes.map((lane) => lane.filter(isWanted)).filter((lane) => lane.length > 0);
	return (await Promise.all(busy.map((lane) => runLane(lane, busy.length === 1)))).flat();
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const startedAt = performance.now();
const done: Done[] = [];
for (const lanes of [[first], [buildAndChecks, unitTests], [wholeApp]])
	done.push(...(await runBeside(lanes)));

const total = (performance.now() - startedAt) / 1000;
const lines = [...done, { title: 'Total', seconds: total }];
console.log('\nSeconds by stage:');
for (const { title, seconds } of lines) console.log(`${seconds.toFixed(1).padStart(8)}  ${title}`);
const failures = done.filter(({ failed }) => failed > 0);
if (failures.length > 0) console.log(`\nFailed: ${failures.map(({ title }) => title).join('; ')}`);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const failed = sum(done.map((one) => one.failed));
console.log(`\n${sum(done.map(({ passed }) => passed))} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
