import type { Attempt, ItemOrigin } from './attempt.ts';

const sameOrigin = (a: ItemOrigin, b: ItemOrigin): boolean => a.module === b.module && a.hash === b.hash;

/** The items of one origin, with what was given to them, as an attempt at that module. */
function partOf(attempt: Attempt, origins: readonly ItemOrigin[], origin: ItemOrigin): Attempt {
	const places = origins.flatMap((each, place) => (sameOrigin(each, origin) ? [place] : []));
	const { origins: _, ...rest } = attempt;
	return {
		...rest,
		...origin,
		blueprint: { items: places.length },
		items: places.flatMap((place) => attempt.items[place] ?? []),
		responses: attempt.responses
			.filter(({ item }) => places.includes(item))
			.map((given) => ({ ...given, item: places.indexOf(given.item) }))
	};
}

/** Ids of the modules that some attempts asked about, each once. */
export const modulesAskedBy = (attempts: readonly Attempt[]): string[] => [
	...new Set(attempts.flatMap((attempt) => attempt.origins ?? [attempt]).map(({ module }) => module))
];

/** A review as one attempt for each module edition that it asked about; a quiz as itself. */
export function partsOf(attempt: Attempt): Attempt[] {
	const { origins } = attempt;
	if (!origins) return [attempt];
	const distinct = origins.filter(
		(origin, place) => origins.findIndex((other) => sameOrigin(origin, other)) === place
	);
	return distinct.map((origin) => partOf(attempt, origins, origin));
}
