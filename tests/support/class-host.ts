import { ClassServer, type ClassServerOptions } from '#lib/server/class-server.ts';
import { health } from '#lib/server/health.ts';
import { API_ROOT } from '#lib/formats/endpoint.ts';
import { answerApi } from '#lib/server/endpoints.ts';
import type { RequestEvent } from '#lib/server/http/request-event.ts';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

function cookiesOf(request: IncomingMessage, set: string[]): RequestEvent['cookies'] {
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

/** One class server on a free port of loopback, without SvelteKit: unit tests need no build. */
export class ClassHost {
	readonly server: ClassServer;
	readonly http: Server;
	/** Known also while the last requests are answered, when nobody listens any more. */
	origin = '';

	private constructor(server: ClassServer) {
		this.server = server;
		this.http = createServer((request, response) => void this.#answer(request, response));
	}

	static async open(options: ClassServerOptions): Promise<ClassHost> {
		const host = new ClassHost(new ClassServer(options));
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
		if (url.pathname === '/health') return health(this.server);
		const [root, below = ''] = [url.pathname.slice(0, API_ROOT.length), url.pathname.slice(API_ROOT.length)];
		if (root !== API_ROOT || !/^(\/|$)/.test(below))
			return Promise.resolve(new Response(null, { status: 404 }));
		return answerApi({
			request: requestOf(incoming, url),
			url,
			params: { path: below.slice(1) },
			cookies: cookiesOf(incoming, set),
			locals: { classServer: this.server },
			getClientAddress: () => String(incoming.headers['x-test-address'] ?? incoming.socket.remoteAddress)
		});
	}
}
