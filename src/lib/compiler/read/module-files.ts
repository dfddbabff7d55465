import { checkId } from '../fields/id.ts';
import { EMPTY_FOLDER, type Folder } from '../lesson-files.ts';
import { Reading } from './reading.ts';

interface SectionFile {
	readonly file: string;
	readonly id: string;
	readonly text: string;
}

/** The files of a module by what they are for. */
export interface ModuleFiles {
	/** What is wrong with the names of files and folders; each `Reading` here stands for one of them. */
	readonly readings: readonly Reading[];
	/** Text of each file in sources/ by its name. */
	readonly sources: ReadonlyMap<string, string>;
	readonly sections: readonly SectionFile[];
	/** Text of module.md, timeline.yaml and pairs.yaml, as far as they are there, by name. */
	readonly others: ReadonlyMap<string, string>;
}

/** Pages of a module that have these names in their addresses, where sections have theirs, and what they show. */
const PAGES: Readonly<Record<string, string>> = {
	pictures: 'the pictures of a module',
	answers: 'the answers to the question of a module'
};

const SECTION_FILE = /^(\d\d)-(.+)\.md$/;

const NEEDED: Readonly<Record<string, string>> = {
	'module.md': '--- and title: on its first lines',
	'timeline.yaml': '- id: and the other fields of the first event',
	'pairs.yaml': '- id: and the other fields of the first pair'
};

/** Reports an error about a file or folder of the module; without a path, about the folder of the module. */
type Report = (message: string, path?: string) => void;

/** Sorts the files of a module; missing, misnumbered and unknown ones are reported. */
export function sortModuleFiles(id: string, folder: Folder): ModuleFiles {
	const readings: Reading[] = [];
	const report: Report = (message, path) => {
		const reading = new Reading(path === undefined ? `lessons/${id}` : `lessons/${id}/${path}`);
		reading.error(1, message);
		readings.push(reading);
	};
	const idProblem = checkId(id);
	if (idProblem) report(idProblem);
	const sources = folder.folders.get('sources') ?? EMPTY_FOLDER;
	const isSource = (file: string): boolean => file.endsWith('.md');
	const isKnown = (file: string): boolean => SECTION_FILE.test(file) || Object.hasOwn(NEEDED, file);
	reportUnknown(folder, '', { isFile: isKnown, isFolder: (name) => name === 'sources' }, report);
	reportUnknown(sources, 'sources/', { isFile: isSource, isFolder: () => false }, report);
	for (const [file, start] of Object.entries(NEEDED)) {
		if (folder.files.has(file)) continue;
		report(`This file is missing. Type ${start}, as lessons/README.md shows.`, file);
	}
	const sections = sectionsIn(folder);
	checkNumbers(sections, report);
	return {
		readings,
		sources: new Map([...sources.files].filter(([file]) => isSource(file))),
		sections,
		others: folder.files
	};
}

function sectionsIn({ files }: Folder): SectionFile[] {
	return [...files].flatMap(([file, text]) => {
		const [, , id] = SECTION_FILE.exec(file) ?? [];
		return id === undefined ? [] : [{ file, id, text }];
	});
}

interface Known {
	isFile(name: string): boolean;
	isFolder(name: string): boolean;
}

function reportUnknown({ files, folders }: Folder, prefix: string, known: Known, report: Report): void {
	for (const file of files.keys()) {
		if (known.isFile(file)) continue;
		const instead = file.endsWith('.md')
			? 'Rename it 01-<section>.md if it is a section, or delete it'
			: 'Delete it';
		report(`The file ${file} does not belong here. ${instead}.`, prefix + file);
	}
	for (const name of folders.keys()) {
		if (known.isFolder(name)) continue;
		report(
			`The folder ${name} does not belong here. Type its documents into sources/, or delete it.`,
			prefix + name
		);
	}
}

function checkNumbers(sections: readonly SectionFile[], report: Report): void {
	if (sections.length === 0) {
		report('The module has no section. Type one, as lessons/README.md shows.', '01-<section>.md');
	}
	for (const [i, { file, id }] of sections.entries()) {
		const number = String(i + 1).padStart(2, '0');
		if (!file.startsWith(`${number}-`)) {
			report(`Sections are numbered without gaps from 01. Rename this file ${number}-${id}.md.`, file);
		}
		const page = Object.hasOwn(PAGES, id) ? PAGES[id] : undefined;
		if (page !== undefined) {
			report(`“${id}” is where the app shows ${page}. Type another name for this file.`, file);
		}
		if (sections.findIndex((other) => other.id === id) < i) {
			report(`There are two sections “${id}”. Type another name for this file.`, file);
		}
	}
}
