/** @guarantee The built app is a class server: it opens its database on the first request and closes it when stopped. */
import { expect, test } from './support/test.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const serve = path.resolve(import.meta.dirname, '../../scripts/serve.ts');

const running: ChildProcess[] = [];
test.afterEach(() => {
	for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** The built app as `npm start` serves it, with a database of its own. */
async function start(address: string): Promise<{ child: ChildProcess; origin: string; lines: string[] }> {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', serve], {
		env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: address },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	running.push(child);
	const lines: string[] = [];
	const reader = createInterface(child.stdout);
	const listening = new Promise<string>((resolve) =>
		reader.on('line', (line) => {
			lines.push(line);
			const port = /^Sourcebook is on .*:(\d+)$/.exec(line)?.[1];
			if (port) resolve(`http://127.0.0.1:${port}`);
		})
	);
	return { child, origin: await listening, lines };
}

async function stop(child: ChildProcess): Promise<unknown> {
	const gone = once(child, 'exit');
	child.kill('SIGTERM');
	return (await gone)[0];
}

test('the built app is a class server: a token is printed, a page signs up, a stop closes the database', async ({
	page
}) => {
	const folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-built-'));
	const file = path.join(folder, 'class.sqlite');
	const first = await start(file);
	const token = first.lines.join('\n').match(/needs this token: ([\w-]+)/)?.[1] ?? '';
	await page.goto(first.origin);
	expect(existsSync(file)).toBe(false);
	const ask = (method: string, where: string, body?: object) =>
		page.evaluate(
			async (given) => {
				const response = await fetch(`/api/class${given.where}`, {
					method: given.method,
					headers: { 'content-type': 'application/json' },
					...(given.body ? { body: JSON.stringify({ version: 1, ...given.body }) } : {})
				});
				return { status: response.status, body: await response.json(), cookie: document.cookie };
			},
			{ method, where, body }
		);
	const teacher = { id: 'teacher-1', name: 'Ms Park', passphrase: 'correct horse battery', code: token };
	expect((await ask('POST', '/account', teacher)).status).toBe(200);
	const made = await ask('POST', '/classes', { id: 'class-1', title: '9b' });
	expect([made.status, made.cookie]).toEqual([200, '']);
	const [module] = await (await page.request.get(`${first.origin}/packs/library.json`)).json();
	const assignment = {
		id: 'assignment-1',
		title: 'First',
		module: module.id,
		hash: module.hash,
		blueprint: { items: 5 },
		seeds: { kind: 'each', seed: 1 },
		counts: 'best',
		feedback: 'at-end',
		order: 'pairs'
	};
	expect((await ask('POST', '/classes/class-1/assignments', assignment)).status).toBe(200);
	expect(await stop(first.child)).toBe(0);
	expect(existsSync(`${file}-wal`)).toBe(false);

	const second = await start(file);
	expect(second.lines.join('\n')).not.toContain('token');
	const health = await page.request.get(`${second.origin}/health`);
	expect(await health.json()).toEqual({ version: 1, status: 'well' });
	const version = await page.request.get(`${second.origin}/api/class/versions/${module.hash}`);
	expect((await version.json()).id).toBe(module.id);
	await stop(second.child);
	await rm(folder, { recursive: true, force: true });
});
