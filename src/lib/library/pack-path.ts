/** What a pack's path says: the module or `<module>-pictures`, and the content hash. */
export interface PackName {
	readonly name: string;
	readonly hash: string;
}

const PACK = /^\/packs\/([a-z0-9-]+)\.([0-9a-z]+)\.json$/;

/** The immutable path of a pack. */
export const packPath = ({ name, hash }: PackName): string => `/packs/${name}.${hash}.json`;

/** The path of whatever edition the server publishes now. Tabs and workers of older builds know no other. */
export const currentPath = (name: string): string => `/packs/${name}.json`;

export const picturesOf = (module: string): string => `${module}-pictures`;

export function parsePackPath(path: string): PackName | undefined {
	const [, name, hash] = PACK.exec(path) ?? [];
	return name !== undefined && hash !== undefined ? { name, hash } : undefined;
}
