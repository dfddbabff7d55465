import { join } from 'node:path';
import type { Pair, TimelineEvent } from '#lib/domain/content/lesson-module.ts';
import { checkId } from './id.ts';
import { listFolder, readText, shownPath } from './folder.ts';
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

/** The address of this room stands where those of sections stand. */
const PICTURES = 'pictures';

const SECTION_FILE = /^(\d\d)-(.+)\.md$/;

/** Reads one module. Sources come first, because the rest quotes them. */
export function readModule(root: string, id: string): ModuleFolder {
	const readings: Reading[] = [];
	const read = <T>(path: readonly string[], parse: (reading: Reading, text: string) => T): T => {
		const reading = new Reading(shownPath(root, 'lessons', id, ...path));
		readings.push(reading);
		return parse(reading, readText(join(root, 'lessons', id, ...path)));
	};
	const files = listFiles(root, id, readings);
	const sources = files.sources.map((file) =>
		read(['sources', file], (reading, text) => readSource(reading, file.slice(0, -'.md'.length), text))
	);
	const excerpts = new Map(sources.map((source) => [source.id, source.excerpt]));
	const sections = files.sections.map(({ file, id: section }) =>
		read([file], (reading, text) => readSection(reading, section, text))
	);
	return {
		id,
		readings,
		sources,
		sections,
		...(files.has('module.md') && { page: read(['module.md'], readModulePage) }),
		timeline: files.has('timeline.yaml') ? read(['timeline.yaml'], readTimeline) : [],
		pairs: files.has('pairs.yaml')
			? read(['pairs.yaml'], (reading, text) => readPairs(reading, text, excerpts))
			: []
	};
}

interface ModuleFiles {
	readonly sources: readonly string[];
	readonly sections: readonly { readonly file: string; readonly id: string }[];
	has(file: string): boolean;
}

const NEEDED: Readonly<Record<string, string>> = {
	'module.md': '--- and title: on its first lines',
	'timeline.yaml': '- id: and the other fields of the first event',
	'pairs.yaml': '- id: and the other fields of the first pair'
};

/** The files of a module; those that are missing, out of number or of no use are noted. */
function listFiles(root: string, id: string, readings: Reading[]): ModuleFiles {
	const top = listFolder(join(root, 'lessons', id));
	const inSources = listFolder(join(root, 'lessons', id, 'sources'));
	const at = (...path: string[]): Reading => {
		const reading = new Reading(shownPath(root, 'lessons', id, ...path));
		readings.push(reading);
		return reading;
	};
	const idProblem = checkId(id);
	if (idProblem) at().error(1, idProblem);
	const sections = top.files.flatMap((file) => {
		const [, , section] = SECTION_FILE.exec(file) ?? [];
		return section === undefined ? [] : [{ file, id: section }];
	});
	const isSection = (file: string): boolean => sections.some((section) => section.file === file);
	for (const file of top.files.filter((name) => !isSection(name) && !Object.hasOwn(NEEDED, name))) {
		at(file).error(1, stray(file));
	}
	for (const folder of top.folders.filter((name) => name !== 'sources')) {
		at(folder).error(1, strayFolder(folder));
	}
	for (const file of inSources.files.filter((name) => !name.endsWith('.md'))) {
		at('sources', file).error(1, stray(file));
	}
	for (const folder of inSources.folders) at('sources', folder).error(1, strayFolder(folder));
	for (const [file, start] of Object.entries(NEEDED)) {
		if (!top.files.includes(file)) {
			at(file).error(1, `This file is missing. Type ${start}, as lessons/README.md shows.`);
		}
	}
	checkNumbers(sections, (file) => at(file));
	return {
		sources: inSources.files.filter((name) => name.endsWith('.md')),
		sections,
		has: (file) => top.files.includes(file)
	};
}

function checkNumbers(
	sections: readonly { readonly file: string; readonly id: string }[],
	at: (file: string) => Reading
): void {
	if (sections.length === 0) {
		at('01-<section>.md').error(1, 'The module has no section. Type one, as lessons/README.md shows.');
	}
	for (const [i, { file, id }] of sections.entries()) {
		const number = String(i + 1).padStart(2, '0');
		if (!file.startsWith(`${number}-`)) {
			at(file).error(1, `Sections are numbered without gaps from 01. Rename this file ${number}-${id}.md.`);
		}
		if (id === PICTURES) {
			at(file).error(
				1,
				`“${id}” is where the app shows the pictures of a module. Type another name for this file.`
			);
		}
		if (sections.findIndex((other) => other.id === id) < i) {
			at(file).error(1, `There are two sections “${id}”. Type another name for this file.`);
		}
	}
}

function stray(file: string): string {
	const instead = file.endsWith('.md')
		? 'Rename it 01-<section>.md if it is a section, or delete it'
		: 'Delete it';
	return `The file ${file} does not belong here. ${instead}.`;
}

function strayFolder(folder: string): string {
	return `The folder ${folder} does not belong here. Type its documents into sources/, or delete it.`;
}
