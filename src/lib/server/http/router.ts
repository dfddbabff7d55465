import type { RequestEvent } from './request-event.ts';
import type { Params, Route } from './serve.ts';

interface Matched {
	readonly name: string;
	readonly route: Route;
	readonly params: Params;
}

/** The ids in `path` if it has the form of `pattern`. */
function match(pattern: string, path: string): Params | undefined {
	const [wanted, given] = [pattern, path].map((each) => each.split('/'));
	if (wanted?.length !== given?.length) return undefined;
	const params: Record<string, string> = {};
	for (const [place, part] of (wanted ?? []).entries()) {
		const value = given?.[place] ?? '';
		if (part.startsWith(':') && value !== '') params[part.slice(1)] = value;
		else if (part !== value) return undefined;
	}
	return params;
}

const plainText = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response =>
	new Response(text, { status, headers: { 'content-type': 'text/plain', ...headers } });

/** Answers requests below API_ROOT: 404 where no row has the path, 405 where none of those that have it has the method. */
export function router(routes: Readonly<Record<string, Route>>): (event: RequestEvent) => Promise<Response> {
	const all = Object.entries(routes);
	return async (event) => {
		const path = event.params.path ? `/${event.params.path}` : '';
		const matched = all.flatMap(([name, route]): Matched[] => {
			const params = match(route.path, path);
			return params ? [{ name, route, params }] : [];
		});
		if (matched.length === 0) return plainText(404, 'Not Found');
		const method = event.request.method === 'HEAD' ? 'GET' : event.request.method;
		const found = matched.find(({ route }) => route.method === method);
		if (found) return found.route.answer(event, found.name, found.params);
		const allow = matched.map(({ route }) => route.method).join(', ');
		return plainText(405, `${event.request.method} method not allowed`, { allow });
	};
}
