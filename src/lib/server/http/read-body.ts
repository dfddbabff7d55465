import { failed, ok, type Result } from '#lib/domain/result.ts';
import type { WhyRefused } from '#lib/formats/class-messages.ts';

/** The text of a request, read no further than allowed. */
export async function readBody(
	request: Request,
	limit: number
): Promise<Result<string, Extract<WhyRefused, 'too-long' | 'not-json'>>> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/json\s*(;|$)/i.test(type)) return failed('not-json');
	if (Number(request.headers.get('content-length') ?? 0) > limit) return failed('too-long');
	const decoder = new TextDecoder();
	let text = '';
	let length = 0;
	const reader = request.body?.getReader();
	for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
		length += part.value.byteLength;
		if (length > limit) {
			await reader?.cancel();
			return failed('too-long');
		}
		text += decoder.decode(part.value, { stream: true });
	}
	return ok(text + decoder.decode());
}
