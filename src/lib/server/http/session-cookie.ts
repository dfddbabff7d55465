import { API_ROOT } from '#lib/formats/endpoint.ts';
import type { RequestEvent } from './request-event.ts';

const NAME = 'sourcebook-teacher';
export const SESSION_DAYS = 30;

export const readSession = ({ cookies }: RequestEvent): string | undefined => cookies.get(NAME);

/** @param session the token of a new session, `null` to end the current one, `undefined` to leave it as it is */
export function writeSession({ cookies, url }: RequestEvent, session: string | null | undefined): void {
	if (session === null) cookies.delete(NAME, { path: API_ROOT });
	else if (session !== undefined)
		cookies.set(NAME, session, {
			path: API_ROOT,
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: SESSION_DAYS * 86_400
		});
}
