import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumFlags, ensureChromium } from './find-chromium.ts';

// Lighthouse on the build that lies in build/, with the browser of the tests. It is fetched when asked for and no
// dependency: it would bring a hundred packages to everyone who only wants to read or test.
const LIGHTHOUSE = 'lighthouse@13.5.0';
const PORT = 4199;
const LEAST = 95;
/** Timings depend on what else the machine does; the middle one of three is judged. */
const RUNS = 3;
const PAGES = ['/', '/learn/decision-for-war/a-change-of-answer', '/quiz/decision-for-war'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'test-results/lighthouse');

interface Report {
	readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
}

async function serve(): Promise<ChildProcess> {
	const child = spawn(process.execPath, [path.join(root, 'scripts/serve.ts')], {
		cwd: root,
		env: { ...process.env, HOST: '127.0.0.1', PORT: String(PORT) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	for await (const chunk of child.stdout) if (String(chunk).includes('Sourcebook is on')) return child;
	throw new Error('The server did not start.');
}

function look(page: string, run: number): Report | undefined {
	const file = path.join(folder, `${page.replaceAll('/', '_')}-${run}.json`);
	const flags = ['--headless=new', ...chromiumFlags].join(' ');
	spawnSync(
		'npx',
		[
			...['--yes', LIGHTHOUSE, `http://localhost:${PORT}${page}`, '--quiet', '--no-enable-error-reporting'],
			...['--output=json', `--output-path=${file}`, `--chrome-flags=${flags}`],
			`--only-categories=${CATEGORIES.join(',')}`
		],
		{ stdio: 'inherit', env: { ...process.env, CHROME_PATH: ensureChromium() } }
	);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
}

const median = (scores: readonly number[]): number =>
	[...scores].sort((a, b) => a - b)[Math.floor(scores.length / 2)] ?? 0;

mkdirSync(folder, { recursive: true });
const server = await serve();
let isWell = true;
try {
	for (const page of PAGES) {
		const reports = Array.from({ length: RUNS }, (_, run) => look(page, run));
		for (const category of CATEGORIES) {
			const scores = reports.map((report) => Math.round((report?.categories[category]?.score ?? 0) * 100));
			const score = median(scores);
			isWell &&= score >= LEAST;
			console.log(`${page}  ${category}: ${score} (${scores.join(', ')})`);
		}
	}
} finally {
	server.kill();
}
process.exitCode = isWell ? 0 : 1;
