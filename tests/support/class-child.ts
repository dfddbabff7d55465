import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const script = path.resolve(import.meta.dirname, 'class-process.ts');

/** The token of every class server that runs in a process of its own here. */
export const childToken = '0000-0000-0000-0000';

/** A class server in a process of its own, to be stopped or killed. */
export class ClassChild {
	readonly origin: string;
	readonly #child: ChildProcess;

	private constructor(child: ChildProcess, origin: string) {
		this.#child = child;
		this.origin = origin;
	}

	static async start(address: string): Promise<ClassChild> {
		const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc'];
		const child = spawn(process.execPath, [...flags, script], {
			env: { ...process.env, DATABASE_URL: address, SOURCEBOOK_SETUP_TOKEN: childToken },
			stdio: ['ignore', 'pipe', 'inherit', 'ipc']
		});
		const [line] = child.stdout ? await once(child.stdout, 'data') : [''];
		return new ClassChild(child, String(line).trim());
	}

	/** Memory it holds after collecting what nobody holds, in MiB. */
	async held(): Promise<number> {
		const answer = once(this.#child, 'message');
		this.#child.send('held');
		const [bytes] = await answer;
		return Number(bytes) / 2 ** 20;
	}

	/** Memory that the system has given it, in MiB; undefined where the system does not tell. */
	get memory(): number | undefined {
		const file = `/proc/${this.#child.pid}/status`;
		const [, kilobytes] = existsSync(file) ? (/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8')) ?? []) : [];
		return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
	}

	/** Pulls the plug. */
	kill = (): Promise<unknown> => this.#end('SIGKILL');
	/** Asks it to stop; resolves with its exit code. */
	stop = async (): Promise<unknown> => (await this.#end('SIGTERM'))[0];

	async #end(signal: NodeJS.Signals): Promise<unknown[]> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return [this.#child.exitCode];
		const gone = once(this.#child, 'exit');
		this.#child.kill(signal);
		return gone;
	}
}
