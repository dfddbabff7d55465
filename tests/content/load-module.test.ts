/** @guarantee A page that has loaded can be read while its content is still missing, and becomes interactive when the content arrives. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ContentMissing, pack } from '#lib/content/load-module.ts';

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
		const coming = pack('read-meanwhile', fetcher);
		await vi.runAllTimersAsync();
		expect(await coming).toEqual(['here']);
		expect(asked).toBe(RETRIES + 1);
	});

	it('is missing where nothing was drawn yet, and where the app has taken over', async () => {
		showPage({ isDrawn: false, isAlive: false });
		await expect(pack('nothing-drawn', fetcher)).rejects.toBeInstanceOf(ContentMissing);
		showPage({ isDrawn: true, isAlive: true });
		await expect(pack('alive', fetcher)).rejects.toBeInstanceOf(ContentMissing);
		expect(asked).toBe(2);
	});

	it('is unknown at once where there is none of that name', async () => {
		showPage({ isDrawn: true, isAlive: false });
		const nothing = () => Promise.resolve(new Response('', { status: 404 }));
		await expect(pack('none', nothing)).rejects.toMatchObject({ failure: 'unknown' });
	});
});
