import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { otherBuild, root } from './other-build.ts';

const CHANGED = 'decision-for-war';

/** Stands in every title, claim and misreading of the changed module, and in no other text. */
export const ANEW = 'worded anew';

/** A claim as other files name it: `source#claim`, and no entry of a list of names. */
const CLAIM = /(?<=[\w-])(?<!\.yaml)#[a-z0-9-]+/g;

/** Words every claim of a source anew and gives it another id: what was asked on the old text cannot be asked here. */
function changeSource(text: string): string {
	const claims = text.indexOf('## Claims');
	return (
		text.slice(0, claims) + text.slice(claims).replace(/^### (.+)\n\n(.+)\.$/gm, `### $1-2\n\n$2, ${ANEW}.`)
	)
		.replace(/^title: (.+)$/m, `title: $1, ${ANEW}`)
		.replace(/^(- misreading(?: \([a-z -]+\))?: .+)\.$/gm, `$1, ${ANEW}.`)
		.replace(CLAIM, '$&-2');
}

/** The lessons with one module changed. @returns the folder that holds them. */
function changedLibrary(): string {
	const library = path.join(root, '.svelte-kit/second-library');
	rmSync(library, { recursive: true, force: true });
	cpSync(path.join(root, 'lessons'), path.join(library, 'lessons'), { recursive: true });
	const sources = path.join(library, 'lessons', CHANGED, 'sources');
	for (const name of readdirSync(sources)) {
		const file = path.join(sources, name);
		writeFileSync(file, changeSource(readFileSync(file, 'utf8')));
	}
	const page = path.join(library, 'lessons', CHANGED, 'module.md');
	writeFileSync(page, readFileSync(page, 'utf8').replace(CLAIM, '$&-2'));
	return library;
}

/** A second build of the same source, with one module changed, that says it is another; made once. @returns its folder. */
export const secondEdition = (): string =>
	otherBuild('second-edition', () => ({
		SOURCEBOOK_EDITION: 'second',
		SOURCEBOOK_LIBRARY: changedLibrary()
	}));
