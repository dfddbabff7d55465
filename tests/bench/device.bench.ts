import { chromium, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../scripts/find-chromium.ts';

// An empty device and a full one in a browser that keeps its databases on the disk.
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 7);
const FULL = { attempts: Number(process.env['BENCH_ATTEMPTS'] ?? 10_000), modules: 50 };
const EMPTY = { attempts: 0, modules: 5 };
// An empty device does not even fetch what reads attempts: what grows is seen beside one with a few.
const SMALL = { attempts: 10, modules: 5 };

interface Figures {
	/** Of the work alone, in milliseconds, and from the address on: with the page, its scripts and the opening of storage. */
	readonly ms: number;
	readonly sinceAddress: number;
	readonly records: number;
	readonly keys: number;
	readonly requests: number;
}

/** The page's script, by address. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
	const made = await build({
		configFile: false,
		logLevel: 'error',
		root: path.resolve(import.meta.dirname, '../..'),
		plugins: [svelte({ configFile: false })],
		build: {
			write: false,
			rolldownOptions: {
				input: path.join(import.meta.dirname, 'device/page.ts'),
				output: { entryFileNames: 'page.js' }
			}
		}
	});
	const outputs = [made].flat().flatMap((each) => ('output' in each ? each.output : []));
	return new Map(
		outputs.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : []))
	);
}

const scripts = await bundle();
const server = createServer((request, answer) => {
	const script = scripts.get(request.url ?? '');
	answer.setHeader('content-type', script ? 'text/javascript' : 'text/html');
	answer.end(script ?? '<!doctype html><title>Bench</title><script type="module" src="/page.js"></script>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/` : '';

async function onDevice<T>(work: (page: Page) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-device-'));
	const executablePath = findChromium();
	const context = await chromium.launchPersistentContext(folder, {
		...(executablePath ? { executablePath } : {}),
		args: chromiumFlags
	});
	try {
		return await work(context.pages()[0] ?? (await context.newPage()));
	} finally {
		await context.close();
		await rm(folder, { recursive: true, force: true });
	}
}

type OnPage = Record<string, (...given: unknown[]) => Promise<unknown>>;

/** Calls a function of the page's script. */
async function call<T>(page: Page, query: string, name: string, ...given: unknown[]): Promise<T> {
	await page.goto(origin + query);
	await page.waitForFunction(() => 'bench' in window);
	const value = await page.evaluate(
		([what, args]) => (window as unknown as { bench: OnPage }).bench[what]?.(...args),
		[name, given] as const
	);
	return value as T;
}

const measure = (page: Page, work: string, modules: number): Promise<Figures> =>
	call(page, `?work=${work}&modules=${modules}`, 'result');

async function figuresOf(page: Page, work: string, modules: number): Promise<Figures> {
	const rounds: Figures[] = [];
	for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(page, work, modules));
	return rounds.sort((a, b) => a.sinceAddress - b.sinceAddress)[ROUNDS >> 1]!;
}

const WORK = ['start', 'list', 'desk', 'review', 'backup'];

async function all(size: typeof FULL) {
	return onDevice(async (page) => {
		await call(page, '', 'fill', size.attempts, size.modules);
		const first = {
			start: await measure(page, 'start', size.modules),
			review: await measure(page, 'review', size.modules)
		};
		const figures = new Map<string, Figures>();
		for (const name of WORK) figures.set(name, await figuresOf(page, name, size.modules));
		return { first, figures };
	});
}

const print = (name: string, { ms, sinceAddress, records, keys, requests }: Figures): void =>
	console.log(
		`${name.padEnd(24)} ${sinceAddress.toFixed(0).padStart(6)} ms from the address on, ${ms.toFixed(1).padStart(7)} ms alone; ${records} records and ${keys} keys in ${requests} requests`
	);
const times = (full: number, empty: number): string => (full / empty).toFixed(1);

try {
	const empty = await all(EMPTY);
	const small = await all(SMALL);
	const full = await all(FULL);
	for (const [name, figures] of full.figures) {
		const [before, few] = [empty.figures.get(name)!, small.figures.get(name)!];
		print(`${name}, empty device`, before);
		print(`${name}, ${SMALL.attempts} attempts`, few);
		print(`${name}, ${FULL.attempts} attempts`, figures);
		console.log(
			`${''.padEnd(24)} ${times(figures.sinceAddress, before.sinceAddress)} times the empty device and ${times(figures.sinceAddress, few.sinceAddress)} times the small one; alone ${times(figures.ms, before.ms)} and ${times(figures.ms, few.ms)}`
		);
	}
	const backup = full.figures.get('backup')!;
	console.log(
		`A backup holds every attempt, so it grows with them: ${((backup.ms / FULL.attempts) * 1000).toFixed(1)} ms for each thousand.`
	);
	print('once: after the database was filled, start', full.first.start);
	print('once: the schedule made anew, and review', full.first.review);
} finally {
	server.close();
}
