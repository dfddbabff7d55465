/** All ways to take `size` of a list, in the list's order, at most `limit` of them. */
export function combinations<T>(list: readonly T[], size: number, limit: number): T[][] {
	const taken: T[][] = [];
	const extend = (start: number, chosen: readonly T[]): void => {
		if (taken.length >= limit) return;
		if (chosen.length === size) {
			taken.push([...chosen]);
			return;
		}
		for (let place = start; place < list.length && taken.length < limit; place++)
			extend(place + 1, [...chosen, ...list.slice(place, place + 1)]);
	};
	extend(0, []);
	return taken;
}
