/** A label on the timeline: where its leader stands, and how far it reaches to the right. */
export interface Reach {
	readonly x: number;
	readonly width: number;
}

/**
 * The lane of each label, 0 being nearest to the rail; none for a label that needs more lanes than there are. The
 * labels come in the order of x. A label lies above every label to its right that it would cover. So none lies on
 * another, and no leader runs through a label: the labels below it all begin to its right.
 */
export function lanesOf(labels: readonly Reach[], gap: number, lanes: number): (number | undefined)[] {
	const placed: (number | undefined)[] = labels.map(() => undefined);
	for (let at = labels.length - 1; at >= 0; at--) {
		const end = endOf(labels[at], gap);
		let lane = 0;
		for (let right = at + 1; right < labels.length && (labels[right]?.x ?? Infinity) < end; right++) {
			const other = placed[right];
			if (other !== undefined) lane = Math.max(lane, other + 1);
		}
		placed[at] = lane < lanes ? lane : undefined;
	}
	return placed;
}

const endOf = (label: Reach | undefined, gap: number): number => (label ? label.x + label.width + gap : 0);
