import type { Diagnostic } from '../diagnostic.ts';
import { nearest } from './nearest.ts';
import type { Definition, Named, Reference } from '../read/reading.ts';

/** The ids that can be referred to, by kind. */
export type KnownIds = Readonly<Record<Named, ReadonlySet<string>>>;

/** Gathers what is defined. A source that is wrong in other ways still counts: its id exists. */
export function knownIds(definitions: readonly Definition[]): KnownIds {
	const of = (kind: Named): Set<string> =>
		new Set(definitions.filter((one) => one.kind === kind).map(({ id }) => id));
	return {
		person: of('person'),
		place: of('place'),
		term: of('term'),
		source: of('source'),
		claim: of('claim')
	};
}

/** Every reference must lead somewhere; where it does not, the nearest id is what was probably meant. */
export function checkReferences(references: readonly Reference[], known: KnownIds): Diagnostic[] {
	return references
		.filter(({ to, id }) => !known[to].has(id))
		.map(({ to, id, file, line }) => ({
			file,
			line,
			severity: 'error',
			message: `There is no ${to} “${id}”. ${whatToType(to, id, [...known[to]])}`
		}));
}

const LISTS: Readonly<Partial<Record<Named, string>>> = { person: 'people', place: 'places', term: 'terms' };

function whatToType(to: Named, id: string, ids: readonly string[]): string {
	const near = nearest(id, ids);
	if (near !== undefined) return `Type ${near}.`;
	const list = LISTS[to];
	if (list !== undefined) return `Type - id: ${id} and its other fields in lessons/${list}.yaml.`;
	if (to === 'claim') return 'Type the id of a source, # and the id of one of its claims.';
	return ids.length === 0 ? 'Type the document first, in sources/.' : `Type one of ${ids.join(', ')}.`;
}
