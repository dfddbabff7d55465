import { afterEach, expect, it, vi } from 'vitest';
import { asTeacher } from '#lib/sync/class-client.ts';

afterEach(() => vi.unstubAllGlobals());

it('tells a class server that broke down from a host that has none', async () => {
	const page = '<!doctype html><h1>Sorry</h1>';
	const faults = { 502: 'unavailable', 500: 'unavailable', 404: 'no-server', 200: 'no-server' };
	for (const [status, failure] of Object.entries(faults)) {
		vi.stubGlobal('fetch', () => Promise.resolve(new Response(page, { status: Number(status) })));
		expect(await asTeacher.classes(), status).toEqual({ isOk: false, failure });
	}
});
