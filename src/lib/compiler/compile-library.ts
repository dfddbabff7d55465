import type { Authority } from '#lib/domain/content/authority.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { buildModule } from './build-module.ts';
import { checkCards, checkHolders, checkSectionQuotes } from './check/check-module.ts';
import { checkEdition } from './check-edition.ts';
import { checkReferences, knownIds } from './check/check-references.ts';
import { compare, sortDiagnostics, type Diagnostic, type Spot } from './diagnostic.ts';
import { nameFinder } from './excerpt-names.ts';
import { EMPTY_FOLDER, folderTree, type Folder, type LessonFiles } from './lesson-files.ts';
import { checkLures, proseLines } from './lures.ts';
import { readPeople, readPlaces, readTerms } from './read/names.ts';
import { readModule, type ModuleFolder } from './read/read-module.ts';
import { Reading, type Definition } from './read/reading.ts';

/** All lessons, and the one list of names that they share. */
export interface Library {
	readonly modules: readonly LessonModule[];
	readonly authority: Authority;
}

/** The result of compiling lessons/: the library as far as it can be built, and everything that is wrong. */
export interface Compilation {
	readonly library: Library;
	/** Errors first, then warnings, in the order of files and lines. */
	readonly diagnostics: readonly Diagnostic[];
	/**
	 * Where a claim stands in the files; misreadings, steps, sources, events and pairs are found in the same way.
	 * Ids are unique within a module only: without one, the first module that has it is meant.
	 */
	readonly locate: (id: string, moduleId?: string) => Spot | undefined;
}

/** Compiles the files below `lessons/`; others are passed over. Nothing is thrown for what a curator may have typed. */
export function compileLibrary(files: LessonFiles): Compilation {
	const lessons = folderTree(files).folders.get('lessons') ?? EMPTY_FOLDER;
	const { authority, readings } = readAuthority(lessons);
	const modules = Array.from(lessons.folders, ([id, folder]) => readModule(id, folder));
	const named = readings.flatMap((reading) => reading.definitions);
	const diagnostics = [
		...unknownFiles(lessons),
		...readings.flatMap((reading) => reading.diagnostics),
		...modules.flatMap((module) => checkFolder(module, authority, named))
	];
	const findNames = nameFinder(authority);
	const built = modules
		.flatMap((module) => buildModule(module, authority, findNames) ?? [])
		.toSorted((a, b) => a.order - b.order || compare(a.id, b.id));
	return {
		library: { modules: built, authority },
		diagnostics: sortDiagnostics(diagnostics),
		locate: locator(modules)
	};
}

function readAuthority(lessons: Folder): {
	readonly authority: Authority;
	readonly readings: readonly Reading[];
} {
	const readings: Reading[] = [];
	const read = <T>(file: string, parse: (reading: Reading, text: string) => T[]): T[] => {
		const reading = new Reading(`lessons/${file}`);
		readings.push(reading);
		const text = lessons.files.get(file);
		if (text !== undefined) return parse(reading, text);
		reading.error(
			1,
			'This file is missing. Type - id: and the other fields of the first name, as lessons/README.md shows.'
		);
		return [];
	};
	const people = read('people.yaml', readPeople);
	const places = read('places.yaml', readPlaces);
	const terms = read('terms.yaml', readTerms);
	return { authority: { people, places, terms }, readings };
}

function checkFolder(folder: ModuleFolder, authority: Authority, named: readonly Definition[]): Diagnostic[] {
	const definitions = folder.readings.flatMap((reading) => reading.definitions);
	const references = folder.readings.flatMap((reading) => reading.references);
	const quotations = folder.readings.flatMap((reading) => reading.quotations);
	const claims = folder.sources.flatMap(({ source }) => source?.claims ?? []);
	return [
		...folder.readings.flatMap((reading) => reading.diagnostics),
		...checkReferences(references, knownIds([...named, ...definitions])),
		...checkCards(
			definitions.filter(({ kind }) => kind === 'source'),
			folder.sections
		),
		...checkSectionQuotes(
			quotations,
			folder.sources.map(({ excerpt }) => excerpt)
		),
		...checkHolders(claims, authority.people, definitions),
		...checkLures(
			folder.readings.flatMap((reading) => reading.lures),
			new Map([
				...folder.sections.map(({ section }) => [section.id, proseLines(section.blocks)] as const),
				...folder.sources.map(({ id, excerpt }) => [id, excerpt] as const)
			]),
			authority
		),
		...checkEdition(claims, definitions, { file: `lessons/${folder.id}/module.md`, line: 1 })
	];
}

function unknownFiles({ files }: Folder): Diagnostic[] {
	const known = ['README.md', 'people.yaml', 'places.yaml', 'terms.yaml'];
	return [...files.keys()]
		.filter((file) => !known.includes(file))
		.map((file) => ({
			file: `lessons/${file}`,
			line: 1,
			severity: 'error',
			message: `The file ${file} does not belong here. Type its text into a file of a module, or delete it.`
		}));
}

function locator(folders: readonly ModuleFolder[]): Compilation['locate'] {
	return (id, moduleId) =>
		folders
			.filter((folder) => moduleId === undefined || folder.id === moduleId)
			.flatMap((folder) => folder.readings.flatMap((reading) => reading.definitions))
			.find((definition) => definition.id === id);
}
