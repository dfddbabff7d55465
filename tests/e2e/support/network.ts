import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';

type LineState = 'open' | 'slow' | 'refusing' | 'hanging';

/** About 5 KB in a second: what a phone gets at the edge of a cell. */
async function* slowly(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	const step = 256;
	for await (const chunk of bytes)
		for (let at = 0; at < chunk.length; at += step) {
			await setTimeout(50);
			yield chunk.subarray(at, at + step);
		}
}

/** The line between a learner and the server, cut or hung at will. The server itself stays well. */
export class Line {
	#state: LineState = 'open';
	readonly #sockets = new Set<Socket>();
	readonly #server: Server;
	readonly #target: number;

	private constructor(target: number) {
		this.#target = target;
		this.#server = createServer((socket) => this.#carry(socket));
	}

	/** @param target the server's port on loopback. @param port 0 takes a free one. */
	static async open(target: number, port = 0): Promise<Line> {
		const line = new Line(target);
		line.#server.listen(port, '127.0.0.1');
		await once(line.#server, 'listening');
		return line;
	}

	get port(): number {
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('The line is closed.');
		return address.port;
	}

	/** Connections made under the former state end with it, as they do when a phone changes networks. */
	set(state: LineState): void {
		this.#state = state;
		for (const socket of this.#sockets) socket.destroy();
	}

	async close(): Promise<void> {
		this.set('refusing');
		this.#server.close();
		await once(this.#server, 'close');
	}

	#carry(socket: Socket): void {
		this.#keep(socket);
		if (this.#state === 'refusing') socket.destroy();
		// A hanging line takes what is sent and never says a word.
		if (this.#state === 'hanging') socket.resume();
		if (this.#state === 'refusing' || this.#state === 'hanging') return;
		const onward = connect(this.#target, '127.0.0.1');
		this.#keep(onward);
		const back = this.#state === 'slow' ? Readable.from(slowly(onward)) : onward;
		back.on('error', () => socket.destroy());
		socket.pipe(onward);
		back.pipe(socket);
		socket.on('close', () => onward.destroy());
		onward.on('close', () => socket.destroy());
	}

	#keep(socket: Socket): void {
		this.#sockets.add(socket);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => this.#sockets.delete(socket));
	}
}
