import { json } from '@sveltejs/kit';
import { library } from 'virtual:lessons';
import { publishedPacks } from '../published-packs.server.ts';

export const prerender = true;

const sizeOf = (content: object): number => Buffer.byteLength(JSON.stringify(content));

/** What the library shows of each module, with the hash of its pictures and the size of its packs. */
export function GET() {
	const entries = library.summaries.map((summary) => {
		const packs = publishedPacks.filter(({ module }) => module === summary.id);
		const pictures = packs.find(({ name }) => name !== summary.id)?.hash;
		return { ...summary, pictures, bytes: packs.reduce((sum, { content }) => sum + sizeOf(content), 0) };
	});
	return json(entries);
}
