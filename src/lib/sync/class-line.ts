/** Posts hand-ins in the name of the learner that a token speaks for. Rejects without a line or a server that answers. */
export async function sendHandIns(token: string, body: string, signal: AbortSignal): Promise<string> {
	const answer = await fetch('/api/class/hand-ins', {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body,
		signal
	});
	if (!answer.ok) throw new Error(`The class server answered ${answer.status}.`);
	return answer.text();
}
