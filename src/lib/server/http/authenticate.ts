import type { CallerKind } from '#lib/formats/endpoint.ts';
import { findToken } from '../db/learners.ts';
import { findSession } from '../db/teachers.ts';
import type { Callers } from '../request-context.ts';
import { hashSecret } from '../secrets.ts';
import type { Services } from '../services.ts';
import type { RequestEvent } from './request-event.ts';
import { readSession } from './session-cookie.ts';

type Authenticators = {
	readonly [Kind in CallerKind]: (
		services: Services,
		event: RequestEvent
	) => Promise<Callers[Kind] | undefined>;
};

const authenticators: Authenticators = {
	anyone: () => Promise.resolve('anyone'),
	async teacher({ db, clock }, event) {
		const token = readSession(event);
		return token ? findSession(db, hashSecret(token), clock()) : undefined;
	},
	async learner({ db }, { request }) {
		const header = request.headers.get('authorization') ?? '';
		const [, token] = /^Bearer ([\w-]{20,100})$/.exec(header) ?? [];
		return token ? findToken(db, hashSecret(token)) : undefined;
	}
};

/** Who sent a request, or undefined if an endpoint of this kind is not open to them. */
export const authenticate = <Kind extends CallerKind>(
	kind: Kind,
	services: Services,
	event: RequestEvent
): Promise<Callers[Kind] | undefined> => authenticators[kind](services, event);
