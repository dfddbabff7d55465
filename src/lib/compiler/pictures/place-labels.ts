import type { Box, Point } from '#lib/domain/content/pictures.ts';

/** A point with a name to be laid beside it. */
export interface Labelled extends Point {
	readonly id: string;
	readonly width: number;
	readonly height: number;
}

export interface Laid {
	readonly label: Box;
	/** Whether a line must lead from the point to its name. */
	readonly isFar: boolean;
}

const DOT = 5;
const NEAR = 6;
const FAR = 130;

const overlap = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const isInside = (box: Box, frame: Box): boolean =>
	box.x >= frame.x &&
	box.y >= frame.y &&
	box.x + box.width <= frame.x + frame.width &&
	box.y + box.height <= frame.y + frame.height;

/** Directions in which a name may lie from its point, in sixteenths of a circle, clockwise from the right. */
const TURNS = [0, 8, 2, 14, 6, 10, 1, 15, 7, 9, 4, 12, 3, 13, 5, 11];

/**
 * A box for each name, as near to its point as there is room: no name lies on another, on a dot or across the
 * frame. A name for which there is no room is left out; its place is still in the list below the map.
 */
export function layLabels(points: readonly Labelled[], frame: Box): Map<string, Laid> {
	const taken: Box[] = points.map(({ x, y }) => ({
		x: x - DOT,
		y: y - DOT,
		width: 2 * DOT,
		height: 2 * DOT
	}));
	const laid = new Map<string, Laid>();
	for (const [own, point] of points.entries()) {
		const others = taken.filter((_, place) => place !== own);
		const room = candidates(point).find(
			({ label }) => isInside(label, frame) && !others.some((box) => overlap(box, label))
		);
		if (!room) continue;
		laid.set(point.id, room);
		taken.push(room.label);
	}
	return laid;
}

/** Beside the point first, to the right before the left; farther out when there is no room. */
function candidates(point: Labelled): Laid[] {
	const distances = Array.from({ length: Math.floor((FAR - NEAR) / 6) + 1 }, (_, step) => NEAR + step * 6);
	return distances.flatMap((distance) => TURNS.map((turn) => candidate(point, distance, turn)));
}

function candidate({ x, y, width, height }: Labelled, distance: number, turn: number): Laid {
	const angle = (turn * Math.PI) / 8;
	const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
	const label = {
		x: Math.round(x + dx * distance - (width * (1 - dx)) / 2),
		y: Math.round(y + dy * distance - (height * (1 - dy)) / 2),
		width,
		height
	};
	return { label, isFar: distance > 2 * NEAR };
}
