/** From the first moment of a timeline to its last, in epoch milliseconds. */
export interface Extent {
	readonly from: number;
	readonly to: number;
}

/** What is seen of a timeline. Units are sixteenths of the root's font size, so that it grows with the text. */
export interface View {
	/** Units for a millisecond. */
	readonly scale: number;
	/** How far it is scrolled, in units. */
	readonly left: number;
	/** Width of the window, in units. */
	readonly width: number;
}

const DAY = 86_400_000;
/** Units before the first mark, and after the last, where its label lies. */
const MARGIN = 24;
const TAIL = 190;
const DAY_AT_MOST = 160;
const LENGTH_AT_MOST = 600_000;

const lengthOf = ({ from, to }: Extent): number => Math.max(DAY, to - from);
const between = (least: number, value: number, most: number): number =>
	Math.max(least, Math.min(most, value));

/** Where a moment lies, in units from the left end. */
export const xOf = (extent: Extent, scale: number, moment: number): number =>
	MARGIN + (moment - extent.from) * scale;

/** The moment that lies at a distance from the left end. */
export const momentAt = (extent: Extent, scale: number, x: number): number =>
	extent.from + (x - MARGIN) / scale;

/** Length of the whole timeline in units, at least the window. */
export const lengthIn = (extent: Extent, { scale, width }: Omit<View, 'left'>): number =>
	Math.max(width, MARGIN + lengthOf(extent) * scale + TAIL);

/** The scale at which all of it is seen, and the one at which a day is as wide as it gets. */
export function scalesFor(extent: Extent, width: number): { readonly least: number; readonly most: number } {
	const length = lengthOf(extent);
	const least = Math.max(60, width - MARGIN - TAIL) / length;
	return { least, most: Math.max(least, Math.min(DAY_AT_MOST / DAY, LENGTH_AT_MOST / length)) };
}

/** Scrolled no farther than there is something to see. */
function inside(extent: Extent, view: View): View {
	return { ...view, left: between(0, view.left, lengthIn(extent, view) - view.width) };
}

/** Closer (more than 1) or wider; the moment at `at` units from the left edge of the window stays where it is. */
export function zoomed(extent: Extent, view: View, factor: number, at: number): View {
	const { least, most } = scalesFor(extent, view.width);
	const scale = between(least, view.scale * factor, most);
	const moment = momentAt(extent, view.scale, view.left + at);
	return inside(extent, { ...view, scale, left: xOf(extent, scale, moment) - at });
}

/** The view that holds a part of the timeline with the label of its last mark, as large as it can. */
export function showing(extent: Extent, part: Extent, width: number): View {
	const { least, most } = scalesFor(extent, width);
	const scale = between(least, Math.max(60, width - MARGIN - TAIL) / lengthOf(part), most);
	return inside(extent, { scale, width, left: xOf(extent, scale, part.from) - MARGIN });
}

/** The same view, scrolled so that a moment is in its middle unless it is seen already. */
export function broughtIn(extent: Extent, view: View, moment: number): View {
	const x = xOf(extent, view.scale, moment);
	// The browser scrolls by whole pixels: what stands on the margin is seen.
	if (x >= view.left + MARGIN / 2 && x <= view.left + view.width - 2 * MARGIN) return view;
	return inside(extent, { ...view, left: x - view.width / 2 });
}

/**
 * About what a view is zoomed by keys, in units from its left edge: the chosen moment if it is seen, else the one in
 * the middle of those that are seen. So no step leads into years in which nothing happened.
 */
export function anchorIn(
	extent: Extent,
	view: View,
	moments: readonly number[],
	chosen: number | undefined
): number {
	const seen = (moment: number | undefined): number[] => {
		if (moment === undefined) return [];
		const at = xOf(extent, view.scale, moment) - view.left;
		return at >= 0 && at <= view.width ? [at] : [];
	};
	const all = moments.flatMap(seen);
	return seen(chosen)[0] ?? all[Math.floor(all.length / 2)] ?? view.width / 2;
}

/**
 * The shortest part that holds a share of the moments: where most happens. One paper of later years does not press
 * everything else into a corner. Moments come in their order.
 */
export function busiest(moments: readonly number[], share: number): Extent {
	const held = Math.max(1, Math.ceil(moments.length * share));
	let best: Extent = { from: moments[0] ?? 0, to: moments.at(-1) ?? 0 };
	for (const [first, from] of moments.entries()) {
		const to = moments[first + held - 1];
		if (to !== undefined && to - from < best.to - best.from) best = { from, to };
	}
	return best;
}
