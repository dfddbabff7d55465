import {
	chromium,
	type BrowserContext,
	type BrowserContextOptions,
	type LaunchOptions,
	type Page
} from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumFlags, ensureChromium } from '../../../scripts/find-chromium.ts';

/** Stands for a class server's address on a local network: plain http, and no localhost to be trusted. */
export const lanHost = 'class.test';

/** How Chromium is started, for the browser that tests share and for devices. */
export const launchOptions: LaunchOptions = {
	executablePath: ensureChromium(),
	chromiumSandbox: !chromiumFlags.includes('--no-sandbox'),
	args: [...chromiumFlags, `--host-resolver-rules=MAP ${lanHost} 127.0.0.1`],
	headless: true
};

/** One learner's browser with a profile on disk, so that it can be killed and started again. */
export class Device {
	readonly #folder: string;
	readonly #options: BrowserContextOptions;
	#context: BrowserContext | undefined;

	private constructor(folder: string, options: BrowserContextOptions) {
		this.#folder = folder;
		this.#options = options;
	}

	static async open(options: BrowserContextOptions): Promise<Device> {
		const device = new Device(await mkdtemp(path.join(tmpdir(), 'sourcebook-device-')), options);
		await device.boot();
		return device;
	}

	get context(): BrowserContext {
		if (!this.#context) throw new Error('The browser is not running.');
		return this.#context;
	}

	/** The tab the browser came up with. */
	get page(): Page {
		const [first] = this.context.pages();
		if (!first) throw new Error('The browser has no tab open.');
		return first;
	}

	async boot(): Promise<void> {
		this.#context = await chromium.launchPersistentContext(this.#folder, {
			...this.#options,
			...launchOptions
		});
	}

	/** The battery falls out: no unload, no last write. */
	async kill(): Promise<void> {
		const context = this.context;
		const session = await context.browser()?.newBrowserCDPSession();
		const running = await session?.send('SystemInfo.getProcessInfo');
		const browser = running?.processInfo.find((one) => one.type === 'browser');
		if (!browser) throw new Error('The browser does not tell its process.');
		const gone = context.waitForEvent('close');
		process.kill(browser.id, 'SIGKILL');
		await gone;
		this.#context = undefined;
	}

	/** Between two starts the browser's own files are put back to before anything was stored. */
	async loseDatabases(): Promise<void> {
		// Ended in order, so that all else is written.
		await this.#context?.close();
		await rm(path.join(this.#folder, 'Default/IndexedDB'), { recursive: true, maxRetries: 5 });
		await this.boot();
	}

	async close(): Promise<void> {
		await this.#context?.close();
		await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
