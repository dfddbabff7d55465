const NAME = 'sourcebook-class';

/** Whether this device has ever kept something of a class, asked where it costs next to nothing. */
export async function hasClassData(): Promise<boolean> {
	// Missing in old browsers, whatever the types say; there the rooms of the class send what waits.
	const factory: Partial<IDBFactory> | undefined = globalThis.indexedDB;
	const all = await factory?.databases?.().catch(() => []);
	return all?.some(({ name }) => name === NAME) ?? false;
}
