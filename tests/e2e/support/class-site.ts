import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Line } from './network.ts';

const serve = path.resolve(import.meta.dirname, '../../../scripts/serve.ts');

/** The built app with a class server over a database of its own, and the line to it. */
export class ClassSite {
	readonly line: Line;
	/** With which the first teacher signs up, as the server printed it. */
	readonly token: string;
	readonly #child: ChildProcess;

	private constructor(child: ChildProcess, line: Line, token: string) {
		this.#child = child;
		this.line = line;
		this.token = token;
	}

	static async open(database: string): Promise<ClassSite> {
		const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', serve], {
			env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: database },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		let [port, token] = [0, ''];
		for await (const text of createInterface(child.stdout)) {
			token ||= /needs this token: ([\w-]+)/.exec(text)?.[1] ?? '';
			port ||= Number(/^Sourcebook is on .*:(\d+)$/.exec(text)?.[1] ?? 0);
			if (port && token) break;
		}
		child.stdout.resume();
		return new ClassSite(child, await Line.open(port), token);
	}

	get origin(): string {
		return `http://localhost:${this.line.port}`;
	}

	async close(): Promise<void> {
		await this.line.close();
		const gone = once(this.#child, 'exit');
		this.#child.kill('SIGKILL');
		await gone;
	}
}
