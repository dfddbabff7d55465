import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ContentMissing, loadJson, loadPack } from '#lib/library/load-module.ts';

const RETRIES = 3;

/** A page in a browser: what it holds, and whether the app has taken it over. */
function showPage(shown: { readonly isDrawn: boolean; readonly isAlive: boolean }): void {
	vi.stubGlobal('window', { isAlive: shown.isAlive });
	vi.stubGlobal('document', { querySelector: () => (shown.isDrawn ? {} : null) });
}

describe('a pack that does not come', () => {
	let asked: number;
	const fetcher = (): Promise<Response> => {
		asked++;
		return asked <= RETRIES
			? Promise.reject(new TypeError('Failed to fetch'))
			: Promise.resolve(Response.json(['here']));
	};
	beforeEach(() => {
		asked = 0;
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	it('is asked for again as long as the page that came with it is read', async () => {
		showPage({ isDrawn: true, isAlive: false });
		const coming = loadJson('read-meanwhile', fetcher);
		await vi.runAllTimersAsync();
		expect(await coming).toEqual(['here']);
		expect(asked).toBe(RETRIES + 1);
	});

	it('is missing where nothing was drawn yet, and where the app has taken over', async () => {
		showPage({ isDrawn: false, isAlive: false });
		await expect(loadJson('nothing-drawn', fetcher)).rejects.toBeInstanceOf(ContentMissing);
		showPage({ isDrawn: true, isAlive: true });
		await expect(loadJson('alive', fetcher)).rejects.toBeInstanceOf(ContentMissing);
		expect(asked).toBe(2);
	});

	it('is unknown at once where there is none of that name', async () => {
		showPage({ isDrawn: true, isAlive: false });
		const nothing = () => Promise.resolve(new Response('', { status: 404 }));
		await expect(loadJson('none', nothing)).rejects.toMatchObject({ failure: 'unknown' });
	});
});

describe('the pack of a module', () => {
	const library = [{ id: 'war', hash: 'current', title: 'War', pictures: 'drawn' }];
	/** A server with these files, and a page that says this of its packs. @returns what was asked for. */
	function serve(files: Record<string, unknown>, onPage = ''): { asked: string[]; fetcher: typeof fetch } {
		const asked: string[] = [];
		vi.stubGlobal('window', { isAlive: true });
		vi.stubGlobal('document', { querySelector: () => ({ content: onPage }) });
		const fetcher: typeof fetch = async (path) => {
			asked.push(String(path));
			const file = files[String(path)];
			return file === undefined ? new Response('', { status: 404 }) : Response.json(file);
		};
		return { asked, fetcher };
	}
	const load = (name: string, fetcher: typeof fetch) =>
		loadPack(name, fetcher, (entries) => entries.find(({ id }) => id === name)?.hash);
	afterEach(() => vi.unstubAllGlobals());

	it('is the first that is asked for where the page knows its hash', async () => {
		const { asked, fetcher } = serve({ '/packs/one.aa.json': 'text' }, 'one.aa one-pictures.bb');
		expect(await load('one', fetcher)).toBe('text');
		expect(asked).toEqual(['/packs/one.aa.json']);
	});

	it('is found by the hash in the library where the page does not know it', async () => {
		const { asked, fetcher } = serve({ '/packs/library.json': library, '/packs/war.current.json': 'text' });
		expect(await load('war', fetcher)).toBe('text');
		expect(asked).toEqual(['/packs/library.json', '/packs/war.current.json']);
		await expect(load('none', fetcher)).rejects.toMatchObject({ failure: 'unknown' });
	});

	it('comes from the class server once a newer one has replaced it', async () => {
		const { fetcher } = serve({ '/api/class/versions/cc': 'old', '/packs/two.json': 'new' }, 'two.cc');
		expect(await load('two', fetcher)).toBe('old');
	});

	it('is the newer one where nobody has the old one', async () => {
		const { fetcher } = serve({ '/packs/three.json': 'new' }, 'three.dd');
		expect(await load('three', fetcher)).toBe('new');
	});
});
