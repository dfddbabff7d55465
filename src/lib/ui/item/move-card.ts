/** The list with one card taken out and put in at another place; places beyond the ends mean the ends. */
export function moveCard<T>(cards: readonly T[], from: number, to: number): T[] {
	const moved = [...cards];
	const [card] = moved.splice(from, 1);
	if (card !== undefined) moved.splice(Math.min(Math.max(to, 0), moved.length), 0, card);
	return moved;
}

/** Where a key takes the card that is held, or undefined if the key moves nothing. */
export function placeAfterKey(key: string, at: number, count: number): number | undefined {
	const places = new Map([
		['ArrowUp', at - 1],
		['ArrowDown', at + 1],
		['Home', 0],
		['End', count - 1]
	]);
	const to = places.get(key);
	return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1);
}
