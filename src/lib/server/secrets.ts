import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** How hard a passphrase is to guess for whoever has the database. */
export interface ScryptCost {
	readonly N: number;
	readonly r: number;
	readonly p: number;
}

/** About 100 ms and 34 MB for each guess. */
export const SCRYPT_COST: ScryptCost = { N: 16_384, r: 16, p: 1 };

const KEY_BYTES = 32;

/** 256 random bits: nobody guesses it, so a plain hash of it may be kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token or a code. Whoever reads the database cannot sign in with it. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whether two secrets are one, in a time that does not tell how much of them is. */
export function isSameSecret(one: string, other: string): boolean {
	return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)));
}

function derive(passphrase: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
	const typed = passphrase.normalize('NFKC');
	return new Promise((resolve, reject) =>
		scrypt(typed, salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r + 65_536 }, (error, key) =>
			error ? reject(error) : resolve(key)
		)
	);
}

/** What is kept of a passphrase: its cost, a salt and the hash. */
export async function hashPassphrase(passphrase: string, cost: ScryptCost): Promise<string> {
	const salt = randomBytes(16);
	const key = await derive(passphrase, salt, cost);
	return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/**
 * Whether a passphrase is the kept one. Where there is nobody of that name the same work is done in vain, so that
 * the time of an answer does not tell which names exist.
 */
export async function isPassphrase(
	passphrase: string,
	kept: string | undefined,
	cost: ScryptCost
): Promise<boolean> {
	const [, N, r, p, salt = '', key = ''] = (kept ?? '').split('$');
	if (!kept) {
		await derive(passphrase, randomBytes(16), cost);
		return false;
	}
	const spent = { N: Number(N), r: Number(r), p: Number(p) };
	const wanted = Buffer.from(key, 'base64');
	const derived = await derive(passphrase, Buffer.from(salt, 'base64'), spent);
	return wanted.length === derived.length && timingSafeEqual(wanted, derived);
}
