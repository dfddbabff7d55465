import type { Box } from '#lib/domain/content/pictures.ts';

interface Gap {
	readonly x: number;
	readonly y: number;
}

const ROUNDS = 2000;

/**
 * The same boxes moved as little as it takes until none lies on another and all lie in the frame. In each round,
 * two that overlap are pushed apart along the shorter way; boxes that cannot all fit may still overlap.
 */
export function separate<T extends Box>(boxes: readonly T[], frame: Box, gap: Gap): T[] {
	const at: Movable<Box>[] = boxes.map(({ x, y, width, height }) => inFrame({ x, y, width, height }, frame));
	for (let round = 0; round < ROUNDS; round++) {
		let isMoved = false;
		for (const [i, one] of at.entries())
			for (const other of at.slice(i + 1)) if (pushApart(one, other, gap)) isMoved = true;
		if (!isMoved) break;
		for (const box of at) inFrame(box, frame);
	}
	return boxes.map((box, place) => ({
		...box,
		x: round(at[place]?.x ?? box.x),
		y: round(at[place]?.y ?? box.y)
	}));
}

type Movable<T extends Box> = { -readonly [K in keyof T]: T[K] };

const round = (value: number): number => Math.round(value * 10) / 10;

function inFrame(box: Movable<Box>, frame: Box): Movable<Box> {
	box.x = Math.max(frame.x, Math.min(frame.x + frame.width - box.width, box.x));
	box.y = Math.max(frame.y, Math.min(frame.y + frame.height - box.height, box.y));
	return box;
}

function pushApart(one: Movable<Box>, other: Movable<Box>, gap: Gap): boolean {
	const dx = one.x + one.width / 2 - other.x - other.width / 2;
	const dy = one.y + one.height / 2 - other.y - other.height / 2;
	const overX = (one.width + other.width) / 2 + gap.x - Math.abs(dx);
	const overY = (one.height + other.height) / 2 + gap.y - Math.abs(dy);
	if (overX <= 0.01 || overY <= 0.01) return false;
	if (overX < overY) {
		const push = ((dx < 0 ? -1 : 1) * overX) / 2;
		one.x += push;
		other.x -= push;
	} else {
		const push = ((dy < 0 ? -1 : 1) * overY) / 2;
		one.y += push;
		other.y -= push;
	}
	return true;
}
