import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const isRoot = process.getuid?.() === 0;

const systemNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const systemPlaces = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

function onPath(): string[] {
	const folders = (process.env['PATH'] ?? '').split(path.delimiter);
	return systemNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** A browser that is on this machine already, or undefined. */
export function findChromium(): string | undefined {
	const named = process.env['E2E_CHROMIUM'];
	if (named) return named;
	return [chromium.executablePath(), ...onPath(), ...systemPlaces].find((file) => existsSync(file));
}

function run(command: string, ...given: string[]): void {
	console.log(`No Chromium yet: ${command} ${given.join(' ')}`);
	spawnSync(command, given, { stdio: 'inherit' });
}

/** Finds a browser, fetching one where that is allowed. @throws one sentence that says what to do instead. */
export function ensureChromium(): string {
	const isDebian = existsSync('/etc/debian_version');
	const attempts = [
		() => undefined,
		() => run('npx', 'playwright', 'install', 'chromium'),
		() => {
			if (!isRoot || !isDebian) return;
			run('apt-get', 'update', '-qq');
			run('apt-get', 'install', '-y', '-qq', 'chromium');
		}
	];
	for (const attempt of attempts) {
		attempt();
		const found = findChromium();
		if (found) return found;
	}
	throw new Error(
		'The tests need Chromium and could not install it: install Chromium or Chrome, or set E2E_CHROMIUM to its path.'
	);
}

/** Chromium refuses its sandbox to root; everybody else keeps it. The rest keeps it off the network. */
export const chromiumFlags = [
	...(isRoot ? ['--no-sandbox'] : []),
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

if (import.meta.main) {
	try {
		console.log(ensureChromium());
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
