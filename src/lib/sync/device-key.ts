/** Where the key of this device lies: the pair itself, for its private half cannot be taken out. */
export interface DeviceKeys {
	read(): Promise<CryptoKeyPair | undefined>;
	/** Keeps a pair unless one lies there, and gives the one that stays: two tabs may ask at once. */
	keep(pair: CryptoKeyPair): Promise<CryptoKeyPair>;
}

export const KEY_KIND = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The pair of this device, made on first use. */
export async function deviceKey(keys: DeviceKeys): Promise<CryptoKeyPair> {
	const known = await keys.read();
	if (known) return known;
	const pair = await crypto.subtle.generateKey(KEY_KIND, false, ['sign', 'verify']);
	return keys.keep(pair);
}
