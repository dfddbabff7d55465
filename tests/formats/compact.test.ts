import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64url, fromCompact, toBase64url, toCompact } from '#lib/formats/compact.ts';

it('compact text gives back every text, in letters that an address takes, and no more than was allowed', async () => {
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
			const compact = await toCompact(text);
			expect(compact).toMatch(/^[\w-]*$/);
			expect(await fromCompact(compact, 10_000)).toBe(text);
			expect(await fromCompact(compact, -1)).toBe(text === '' ? '' : undefined);
		}),
		{ numRuns: 50 }
	);
});

it('base64url gives back all bytes, and only what it writes is read', () => {
	fc.assert(
		fc.property(fc.uint8Array(), (bytes) => {
			expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
		})
	);
	for (const text of ['AB', 'A', 'AA==', '+/+/', 'AA A', 'é'.repeat(4)])
		expect(fromBase64url(text)).toBeUndefined();
});
