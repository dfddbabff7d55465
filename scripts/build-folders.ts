import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const elsewhere = process.env['SOURCEBOOK_BUILD_ROOT'];

/** Where a build goes. The update test makes a second build beside the first, so neither folder may be fixed. */
export const buildFolders = elsewhere
	? { kit: path.join(elsewhere, 'kit'), out: path.join(elsewhere, 'build') }
	: { kit: path.join(root, '.svelte-kit'), out: path.join(root, 'build') };
