// Every npm script passes through here. Fresh machines often carry a Node that is past its end of life and
// cannot run TypeScript; there the same command runs again under a current Node taken from npm.
// Plain JavaScript that Node 18 can read: nothing newer may be assumed at this point.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted = [22, 18];
const substitute = '24.21.0';

function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}

/** npx takes most of a second even when nothing is to be fetched; looking into its folder takes none. */
function findCached() {
	const cache = process.env.npm_config_cache ?? path.join(homedir(), '.npm');
	const shelves = path.join(cache, '_npx');
	if (!existsSync(shelves)) return undefined;
	for (const shelf of readdirSync(shelves)) {
		const home = path.join(shelves, shelf, 'node_modules', 'node');
		const binary = path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
		if (!existsSync(binary)) continue;
		const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
		if (version === substitute) return binary;
	}
	return undefined;
}

function fetchSubstitute() {
	const asked = spawnSync('npx', ['-y', '-p', `node@${substitute}`, 'node', '-p', 'process.execPath'], {
		encoding: 'utf8',
		shell: process.platform === 'win32'
	});
	const binary = (asked.stdout ?? '').trim();
	if (asked.status === 0 && existsSync(binary)) return binary;
	console.error(
		`Sourcebook needs Node ${wanted.join('.')} or newer; this is ${process.versions.node}, and npm could not fetch ${substitute}. Install a newer Node from https://nodejs.org.`
	);
	process.exit(1);
}

function chooseNode(isSaid) {
	if (isNewEnough(process.versions.node)) return process.execPath;
	if (isSaid) {
		console.error(
			`Node ${process.versions.node} is too old (${wanted.join('.')} or newer is needed): going on under Node ${substitute} from npm.`
		);
	}
	return findCached() ?? fetchSubstitute();
}

const given = process.argv.slice(2);
const isSaid = given[0] === '--say';
if (isSaid) given.shift();
const [command, ...rest] = given;
const node = chooseNode(isSaid);

// Tools in node_modules/.bin start "node" by name, so the right one must come first on the path.
const tools = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));
const env = { ...process.env, PATH: [path.dirname(node), tools, process.env.PATH].join(path.delimiter) };
// Type stripping and node:sqlite call themselves experimental on Node 22; that is noise to whoever reads us.
const quiet = ['--disable-warning=ExperimentalWarning'];
const child = command.endsWith('.ts')
	? spawn(node, [...quiet, command, ...rest], { stdio: 'inherit', env })
	: spawn(command, rest, { stdio: 'inherit', env, shell: process.platform === 'win32' });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm's own shell dies of a signal without handing it on: then nobody is left who could stop the child.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
child.on('error', (error) => {
	console.error(`Could not run ${command}: ${error.message}`);
	process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
