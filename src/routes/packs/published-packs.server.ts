import { hashContent } from '#lib/compiler/content-hash.ts';
import { library } from 'virtual:lessons';
import { pictures } from 'virtual:pictures';

interface PublishedPack {
	readonly module: string;
	readonly name: string;
	readonly hash: string;
	readonly content: object;
}

/** Every module and its pictures as they are published. */
export const publishedPacks: readonly PublishedPack[] = [
	...library.modules.map((content) => ({
		module: content.id,
		name: content.id,
		hash: content.hash,
		content
	})),
	...pictures.map((content) => ({
		module: content.module,
		name: `${content.module}-pictures`,
		hash: hashContent(content),
		content
	}))
];

/** `<name>.<hash>` of the packs of a module, for the page that shows it. */
export const packNamesOf = (module: string | undefined): string =>
	publishedPacks.flatMap((pack) => (pack.module === module ? [`${pack.name}.${pack.hash}`] : [])).join(' ');
