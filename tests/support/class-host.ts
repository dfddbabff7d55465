import { ClassServer, type ClassServerOptions } from '#lib/server/class-server.ts';
import { health } from '#lib/server/health.ts';
import type { Call } from '#lib/server/http/door.ts';
import { globSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';

// The class server's routes behind a bare node:http, as SvelteKit would call them: unit tests need no build.
const routes = path.resolve(import.meta.dirname, '../../src/routes');

type Handler = (call: Call) => Promise<Response>;
interface Route {
	readonly id: string;
	readonly pattern: RegExp;
	readonly methods: Readonly<Record<string, Handler | undefined>>;
}

async function loadRoutes(): Promise<Route[]> {
	const files = globSync('api/class/**/+server.ts', { cwd: routes });
	return Promise.all(
		files.map(async (file) => {
			const id = `/${path.dirname(file)}`;
			const pattern = new RegExp(`^${id.replace(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`);
			return { id, pattern, methods: await import(path.join(routes, file)) };
		})
	);
}

function cookiesOf(request: IncomingMessage, set: string[]): Call['cookies'] {
	const sent = new Map(
		(request.headers.cookie ?? '').split('; ').map((pair) => {
			const [name = '', value = ''] = pair.split('=');
			return [name, value];
		})
	);
	return {
		get: (name) => sent.get(name),
		set: (name, value, { path: where, httpOnly, sameSite, secure, maxAge }) =>
			set.push(
				`${name}=${value}; Path=${where}; Max-Age=${maxAge}; SameSite=${sameSite}${httpOnly ? '; HttpOnly' : ''}${secure ? '; Secure' : ''}`
			),
		delete: (name, { path: where }) => set.push(`${name}=; Path=${where}; Max-Age=0`)
	};
}

function requestOf(incoming: IncomingMessage, url: URL): Request {
	const method = incoming.method ?? 'GET';
	const headers = new Headers();
	for (const [name, value] of Object.entries(incoming.headers))
		if (typeof value === 'string') headers.set(name, value);
	const hasBody = method !== 'GET' && method !== 'HEAD';
	const given = { method, headers, ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}) };
	return new Request(url, given as RequestInit);
}

/** One class server on a free port of loopback. */
export class ClassHost {
	readonly server: ClassServer;
	readonly http: Server;
	/** Known also while the last requests are answered, when nobody listens any more. */
	origin = '';
	readonly #routes: readonly Route[];

	private constructor(server: ClassServer, all: readonly Route[]) {
		this.server = server;
		this.#routes = all;
		this.http = createServer((request, response) => void this.#answer(request, response));
	}

	static async open(options: ClassServerOptions): Promise<ClassHost> {
		const host = new ClassHost(new ClassServer(options), await loadRoutes());
		await new Promise<void>((resolve) => host.http.listen(0, '127.0.0.1', resolve));
		const address = host.http.address();
		if (address === null || typeof address === 'string') throw new Error('The host does not listen.');
		host.origin = `http://127.0.0.1:${address.port}`;
		return host;
	}

	async close(): Promise<void> {
		await new Promise((resolve) => {
			this.http.close(resolve);
			this.http.closeIdleConnections();
		});
		await this.server.close();
	}

	async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const url = new URL(incoming.url ?? '/', this.origin);
		const set: string[] = [];
		const response = await this.#respond(incoming, url, set);
		for (const [name, value] of response.headers) outgoing.setHeader(name, value);
		if (set.length > 0) outgoing.setHeader('set-cookie', set);
		outgoing.writeHead(response.status).end(await response.text());
	}

	#respond(incoming: IncomingMessage, url: URL, set: string[]): Promise<Response> {
		const locals = { classServer: this.server };
		if (url.pathname === '/health') return health(this.server);
		for (const { id, pattern, methods } of this.#routes) {
			const params = pattern.exec(url.pathname)?.groups;
			const handler = methods[incoming.method ?? ''];
			if (!pattern.test(url.pathname) || !handler) continue;
			return handler({
				request: requestOf(incoming, url),
				url,
				params: { ...params },
				route: { id },
				cookies: cookiesOf(incoming, set),
				locals,
				getClientAddress: () => String(incoming.headers['x-test-address'] ?? incoming.socket.remoteAddress)
			});
		}
		return Promise.resolve(new Response(null, { status: 404 }));
	}
}
