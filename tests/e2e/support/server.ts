import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { lanHost } from './device.ts';
import { Line } from './network.ts';

const root = path.resolve(import.meta.dirname, '../../..');

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('No free port.');
	return address.port;
}

async function launch(port: number, settings: NodeJS.ProcessEnv): Promise<ChildProcess> {
	const child = spawn(process.execPath, [path.join(root, 'scripts/serve.ts')], {
		cwd: root,
		env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), ...settings },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	for await (const chunk of child.stdout) {
		if (String(chunk).includes('Sourcebook is on')) return child;
	}
	throw new Error(`The server did not start (exit ${child.exitCode}).`);
}

/** A server of one build and the line to it. The address stays the same whatever happens to either. */
export class Site {
	readonly line: Line;
	readonly #port: number;
	#child: ChildProcess | undefined;
	/** Whether it runs the build that `npm start` serves, as that serves it. */
	#isPlain = true;

	private constructor(port: number, line: Line) {
		this.#port = port;
		this.line = line;
	}

	static async open(): Promise<Site> {
		const port = await freePort();
		const site = new Site(port, await Line.open(port));
		await site.start();
		return site;
	}

	get origin(): string {
		return `http://localhost:${this.line.port}`;
	}

	/** The same server as another machine on the local network would name it: no worker is allowed there. */
	get lanOrigin(): string {
		return `http://${lanHost}:${this.line.port}`;
	}

	/** @param edition the folder of another build; without it, the one that `npm start` serves. */
	async start(edition?: string): Promise<void> {
		await this.startWith(edition === undefined ? {} : { SOURCEBOOK_BUILD_ROOT: edition });
	}

	/** Starts it with settings that whoever runs a server may give. */
	async startWith(settings: NodeJS.ProcessEnv): Promise<void> {
		this.#isPlain = Object.keys(settings).length === 0;
		this.#child = await launch(this.#port, settings);
	}

	/** Pulls the plug: nothing is finished or said goodbye to. */
	async kill(): Promise<void> {
		const child = this.#child;
		this.#child = undefined;
		if (!child || child.exitCode !== null) return;
		child.kill('SIGKILL');
		await once(child, 'exit');
	}

	/** Puts right whatever a test broke, so that the next one finds the shipped build on an open line. */
	async mend(): Promise<void> {
		this.line.set('open');
		if (this.#child && this.#isPlain) return;
		await this.kill();
		await this.start();
	}

	async close(): Promise<void> {
		await this.line.close();
		await this.kill();
	}
}
