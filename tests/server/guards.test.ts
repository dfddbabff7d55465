import { readCode, newCode } from '#lib/server/codes.ts';
import { GuessLimit, TokenBuckets } from '#lib/server/rate-limits.ts';
import { hashPassphrase, isPassphrase, isSameSecret, SCRYPT_COST } from '#lib/server/secrets.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cheapScrypt } from '../support/class-scene.ts';

test('a bucket never gives more than its burst and what time has brought back', () => {
	const step = fc.record({ after: fc.integer({ min: -5_000, max: 120_000 }), times: fc.nat({ max: 8 }) });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
			const buckets = new TokenBuckets({ burst: 5, perMinute: 6 });
			let [now, forward, taken] = [1_000_000, 0, 0];
			for (const { after, times } of steps) {
				now += after;
				forward += Math.max(0, after);
				for (let time = 0; time < times; time++) if (buckets.take('a', now)) taken++;
			}
			expect(taken).toBeLessThanOrEqual(5 + (forward / 60_000) * 6);
		})
	);
});

test('one key does not spend what another has, and millions of keys do not fill the memory', () => {
	const buckets = new TokenBuckets({ burst: 1, perMinute: 1 });
	expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('b', 0)]).toEqual([true, false, true]);
	for (let key = 0; key < 100_000; key++) buckets.take(`${key}`, 0);
	expect(buckets.size).toBeLessThanOrEqual(20_000);
});

test('a guess that was right costs nothing, here or together', () => {
	const limit = new GuessLimit({ burst: 2, perMinute: 1 }, { burst: 3, perMinute: 1 });
	for (let time = 0; time < 50; time++) {
		expect(limit.mayTry('a', 0)).toBe(true);
		limit.forgive('a', 0);
	}
	expect(['a', 'a', 'a', 'b', 'c', 'c'].map((address) => limit.mayTry(address, 0))).toEqual([
		true,
		true,
		false,
		true,
		false,
		false
	]);
});

test('a passphrase is known again by what is kept of it, which does not hold it', async () => {
	const kept = await hashPassphrase('한국 전쟁 passphrase', cheapScrypt);
	expect(kept).not.toContain('passphrase');
	expect(await isPassphrase('한국 전쟁 passphrase'.normalize('NFD'), kept, cheapScrypt)).toBe(true);
	expect(await isPassphrase('한국 전쟁 passphrase ', kept, cheapScrypt)).toBe(false);
	expect(await isPassphrase('anything', undefined, cheapScrypt)).toBe(false);
	expect(await hashPassphrase('same', cheapScrypt)).not.toBe(await hashPassphrase('same', cheapScrypt));
	expect(isSameSecret('one', 'one')).toBe(true);
	expect(isSameSecret('one', 'other')).toBe(false);
});

test('in earnest a passphrase costs what is recommended, and an older cost is still understood', async () => {
	expect(SCRYPT_COST).toEqual({ N: 16_384, r: 16, p: 1 });
	const kept = await hashPassphrase('in earnest', SCRYPT_COST);
	expect(await isPassphrase('in earnest', kept, cheapScrypt)).toBe(true);
});

test('codes of persons read as people type them', () => {
	for (let time = 0; time < 50; time++) {
		const code = newCode();
		expect(readCode(code)).toBe(code);
		expect(readCode(` ${code.toLowerCase().replaceAll('-', '').replaceAll('0', 'o')} `)).toBe(code);
	}
	for (const typed of ['', 'AAAA', '0'.repeat(15), '0'.repeat(17), 'x'.repeat(1_000)])
		expect(readCode(typed)).toBeUndefined();
});
