import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { readAcknowledgements, writeHandIns, type Acknowledgement } from '#lib/formats/hand-in-messages.ts';
import { newId } from './class-work.ts';

export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	// Tests look at whatever came.
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	readonly body: any;
}

/** A browser as the class server sees it: an origin, cookies, a token. */
export class ClassClient {
	readonly #origin: string;
	#cookie = '';
	token = '';

	constructor(origin: string) {
		this.#origin = origin;
	}

	async ask(method: string, path: string, body?: object | string, headers: object = {}): Promise<Answer> {
		const text = typeof body === 'string' ? body : JSON.stringify({ version: 1, ...body });
		const response = await fetch(`${this.#origin}${path}`, {
			method,
			...(method === 'GET' || method === 'DELETE' ? {} : { body: text }),
			headers: {
				origin: this.#origin,
				'content-type': 'application/json',
				...(this.#cookie ? { cookie: this.#cookie } : {}),
				...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
				...headers
			}
		});
		const [set] = response.headers.getSetCookie();
		if (set) this.#cookie = set.split(';', 1)[0] ?? '';
		const answered = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json') && answered !== '';
		return {
			status: response.status,
			headers: response.headers,
			text: answered,
			body: isJson ? JSON.parse(answered) : undefined
		};
	}

	post = (path: string, body: object = {}): Promise<Answer> => this.ask('POST', `/api/class${path}`, body);
	get = (path: string, headers: object = {}): Promise<Answer> =>
		this.ask('GET', `/api/class${path}`, undefined, headers);

	async signUp(code: string, name = 'Ms Park', passphrase = 'correct horse battery'): Promise<Answer> {
		return this.post('/account', { id: newId('teacher'), name, passphrase, code });
	}

	async makeClass(title = 'Class 9b'): Promise<{ id: string; code: string }> {
		const id = newId('class');
		const { body } = await this.post('/classes', { id, title });
		return { id, code: body.code };
	}

	async assign(classId: string, assignment: Assignment): Promise<Answer> {
		return this.post(`/classes/${classId}/assignments`, assignment);
	}

	/** Joins under a new name and speaks for it from then on. */
	async join(code: string, name = 'Anna'): Promise<{ learner: string; number: number; resumeCode: string }> {
		const { body } = await this.post('/join', { code, learner: newId('learner'), name });
		this.token = body.token;
		return { ...body.learner, resumeCode: body.resumeCode };
	}

	async handIn(handIns: readonly HandIn[]): Promise<readonly Acknowledgement[]> {
		const { status, text } = await this.ask('POST', '/api/class/hand-ins', writeHandIns(handIns));
		const read = status === 200 ? readAcknowledgements(text) : undefined;
		if (!read?.isOk) throw new Error(`The server answered ${status} ${text}`);
		return read.value;
	}
}
