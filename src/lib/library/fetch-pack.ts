import { parsePackPath } from './pack-path.ts';

/**
 * A pack from the network: from its own path, or, once a newer edition has replaced it there, from the class server,
 * which stores every edition of a module. Rejects where there is no network.
 */
export async function fetchPack(
	path: string,
	get: (path: string) => Promise<Response> = fetch
): Promise<Response> {
	const answer = await get(path);
	const hash = parsePackPath(path)?.hash;
	return answer.status === 404 && hash !== undefined ? get(`/api/class/versions/${hash}`) : answer;
}
