import type { Pair, TimelineEvent } from '#lib/domain/content/lesson-module.ts';
import type { Folder } from '../lesson-files.ts';
import { sortModuleFiles } from './module-files.ts';
import { readModulePage, type ModulePage } from './module-page.ts';
import { readPairs } from './pairs.ts';
import { Reading } from './reading.ts';
import { readSection, type SectionPage } from './section.ts';
import { readSource, type SourcePage } from './source.ts';
import { readTimeline } from './timeline.ts';

/** Everything that one folder of lessons/ says, before its references are followed. */
export interface ModuleFolder {
	readonly id: string;
	readonly readings: readonly Reading[];
	readonly page?: ModulePage;
	readonly sources: readonly SourcePage[];
	readonly sections: readonly SectionPage[];
	readonly timeline: readonly TimelineEvent[];
	readonly pairs: readonly Pair[];
}

/** Reads one module. Sources come first, because the rest quotes them. */
export function readModule(id: string, folder: Folder): ModuleFolder {
	const files = sortModuleFiles(id, folder);
	const readings = [...files.readings];
	const start = (path: string): Reading => {
		const reading = new Reading(`lessons/${id}/${path}`);
		readings.push(reading);
		return reading;
	};
	const idOf = (file: string): string => file.slice(0, -'.md'.length);
	const ids = new Set(
		[...files.sources.keys()].map(idOf).concat(files.sections.map((section) => section.id))
	);
	const sources = Array.from(files.sources, ([file, text]) =>
		readSource(start(`sources/${file}`), idOf(file), text, ids)
	);
	const excerpts = new Map(sources.map((source) => [source.id, source.excerpt]));
	const sections = files.sections.map((section) =>
		readSection(start(section.file), section.id, section.text)
	);
	const page = files.others.get('module.md');
	const timeline = files.others.get('timeline.yaml');
	const pairs = files.others.get('pairs.yaml');
	return {
		id,
		readings,
		sources,
		sections,
		...(page !== undefined && { page: readModulePage(start('module.md'), page) }),
		timeline: timeline === undefined ? [] : readTimeline(start('timeline.yaml'), timeline),
		pairs: pairs === undefined ? [] : readPairs(start('pairs.yaml'), pairs, excerpts, ids)
	};
}
