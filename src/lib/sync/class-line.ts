import { readApi, refusedSchema } from '#lib/wire/class-api.ts';

/** Whether it is the class server that says so: a gate of the school's network may refuse in the same way. */
function isUnknownToken(status: number, text: string): boolean {
	const refused = status === 401 ? readApi(text, refusedSchema) : undefined;
	return refused?.isOk === true && refused.value.refused === 'not-signed-in';
}

/**
 * Posts hand-ins in the name of the learner that a token speaks for. Rejects without a line or a server that answers;
 * `onsignedout` is told first if the server knows the token no more.
 */
export async function sendHandIns(
	token: string,
	body: string,
	signal: AbortSignal,
	onsignedout: () => Promise<void>
): Promise<string> {
	const answer = await fetch('/api/class/hand-ins', {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body,
		signal
	});
	const text = await answer.text();
	if (answer.ok) return text;
	if (isUnknownToken(answer.status, text)) await onsignedout();
	throw new Error(`The class server answered ${answer.status}.`);
}
