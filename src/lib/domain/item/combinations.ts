/** All ways to take `size` of a list, in the list's order, at most `limit` of them. */
export function combinations<T>(list: readonly T[], size: number, limit: number): T[][] {
	const taken: T[][] = [];
	const extend = (start: number, chosen: readonly T[]): void => {
		if (taken.length >= limit) return;
		if (chosen.length === size) {
			taken.push([...chosen]);
			return;
		}
		list.slice(start).forEach((entry, offset) => extend(start + offset + 1, [...chosen, entry]));
	};
	extend(0, []);
	return taken;
}
