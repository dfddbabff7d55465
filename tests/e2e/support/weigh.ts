import type { CDPSession, Page } from '@playwright/test';

/** Bytes on the wire, headers included, as the server compressed them. */
export interface Weight {
	readonly total: number;
	/** By the browser's own kinds: Document, Script, Stylesheet, Font, Image, Fetch. */
	readonly byType: Readonly<Record<string, number>>;
	readonly requests: readonly string[];
}

async function watch(session: CDPSession, asked: Map<string, { url: string; type: string; bytes: number }>) {
	session.on('Network.responseReceived', ({ requestId, response, type }) => {
		asked.set(requestId, { url: response.url, type, bytes: 0 });
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const one = asked.get(requestId);
		if (one) one.bytes = encodedDataLength;
	});
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
}

/** Weighs what the page itself transfers until it is quiet; what the worker saves for later is not counted. */
export async function weigh(page: Page, visit: () => Promise<unknown>): Promise<Weight> {
	const session = await page.context().newCDPSession(page);
	const asked = new Map<string, { url: string; type: string; bytes: number }>();
	await watch(session, asked);
	await visit();
	await page.waitForLoadState('networkidle');
	await session.detach();
	const byType: Record<string, number> = {};
	let total = 0;
	for (const { type, bytes } of asked.values()) {
		byType[type] = (byType[type] ?? 0) + bytes;
		total += bytes;
	}
	return { total, byType, requests: [...asked.values()].map(({ url }) => url) };
}
