import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFolders } from './build-folders.ts';

const host = process.env['HOST'] || '127.0.0.1';
const port = Number(process.env['PORT'] || 4173);

// Under which name the app was reached is told by the request, over which protocol by a proxy if there is one.
// Without this the adapter takes every request for https, and forms sent over a plain local network fail.
if (!process.env['ORIGIN']) process.env['PROTOCOL_HEADER'] ??= 'x-forwarded-proto';
// Fifty finished attempts in one request; an endpoint that accepts less says so in its row.
process.env['BODY_SIZE_LIMIT'] ??= '3M';

type Handler = (...given: [...Parameters<RequestListener>, next: () => void]) => void;
const built: { handler: Handler } = await import(
	pathToFileURL(path.join(buildFolders.out, 'handler.js')).href
);

const isFile = /\.[a-z0-9]+(\?.*)?$/i;

// Their address holds the hash of their content. What is not there must not be remembered as missing.
const immutable = new Set(
	readdirSync(path.join(buildFolders.out, 'prerendered/packs'))
		.filter((name) => /\.[0-9a-f]{16}\.json$/.test(name))
		.map((name) => `/packs/${name}`)
);

const killSwitch =
	process.env['SOURCEBOOK_KILL_SWITCH'] === '1'
		? readFileSync(path.join(import.meta.dirname, 'kill-switch.js'))
		: undefined;

function sendKillSwitch(response: ServerResponse): void {
	response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' }).end(killSwitch);
}

const server = createServer((request, response) => {
	if (killSwitch && request.url === '/service-worker.js') return sendKillSwitch(response);
	request.headers['x-forwarded-proto'] ??= 'http';
	// Pages name script files that the next build replaces; a page kept by the browser would ask for lost ones.
	if (!isFile.test(request.url ?? '')) response.setHeader('cache-control', 'no-cache');
	if (immutable.has(request.url ?? ''))
		response.setHeader('cache-control', 'public, max-age=31536000, immutable');
	built.handler(request, response, () => response.writeHead(404).end());
});

server.on('error', (error) => {
	console.error(`Could not serve on ${host}:${port}: ${error.message}`);
	process.exit(1);
});

server.listen(port, host, () => {
	const isLoopback = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host);
	// Port 0 takes a free one.
	const address = server.address();
	const taken = typeof address === 'object' && address ? address.port : port;
	console.log(`Sourcebook is on http://${isLoopback ? 'localhost' : host}:${taken}`);
});

const events: NodeJS.EventEmitter = process;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		// Once nobody is waiting for an answer the class server closes its database, and nothing is left to run.
		server.close(() => events.emit('sveltekit:shutdown', signal));
		server.closeIdleConnections();
		// Requests under way get a moment; a connection that only hangs does not hold the stop back.
		setTimeout(() => server.closeAllConnections(), 3000).unref();
		setTimeout(() => process.exit(0), 6000).unref();
	});
}
