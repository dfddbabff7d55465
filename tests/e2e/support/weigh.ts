import { expect, type CDPSession, type Page } from '@playwright/test';
import { appIsAlive } from './test.ts';

/** Bytes on the wire, headers included, as the server compressed them. */
export interface Weight {
	readonly total: number;
	/** By the browser's own kinds: Document, Script, Stylesheet, Font, Image, Fetch. */
	readonly byType: Readonly<Record<string, number>>;
	readonly requests: readonly string[];
}

/** @returns the requests that are under way. */
async function watch(session: CDPSession, asked: Map<string, { url: string; type: string; bytes: number }>) {
	const underWay = new Set<string>();
	session.on('Network.requestWillBeSent', ({ requestId }) => underWay.add(requestId));
	session.on('Network.loadingFailed', ({ requestId }) => underWay.delete(requestId));
	session.on('Network.responseReceived', ({ requestId, response, type }) => {
		asked.set(requestId, { url: response.url, type, bytes: 0 });
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const one = asked.get(requestId);
		if (one) one.bytes = encodedDataLength;
		underWay.delete(requestId);
	});
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	return underWay;
}

/** Weighs what the page itself transfers until the app is alive and nothing is under way; what the worker saves for later is not counted. */
export async function weigh(page: Page, visit: () => Promise<unknown>): Promise<Weight> {
	const session = await page.context().newCDPSession(page);
	const asked = new Map<string, { url: string; type: string; bytes: number }>();
	const underWay = await watch(session, asked);
	await visit();
	await appIsAlive(page);
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	await expect.poll(() => [...underWay]).toEqual([]);
	await session.detach();
	const byType: Record<string, number> = {};
	let total = 0;
	for (const { type, bytes } of asked.values()) {
		byType[type] = (byType[type] ?? 0) + bytes;
		total += bytes;
	}
	return { total, byType, requests: [...asked.values()].map(({ url }) => url) };
}
