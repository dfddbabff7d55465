import type { GeoContext } from 'd3-geo';

const MIN_STEP = 0.8;
const MIN_RING = 2.5;

type Pair = readonly [number, number];

/** Takes what d3-geo draws and keeps it as a short SVG path: no point nearer than the eye can tell, no speck. */
export class PathKeeper implements GeoContext {
	#path = '';
	#line: Pair[] = [];

	/** All that was drawn; a line that is still open ends here. */
	get path(): string {
		this.#finish(false);
		return this.#path;
	}

	beginPath(): void {}

	arc(): void {}

	moveTo(x: number, y: number): void {
		this.#finish(false);
		this.#line = [[x, y]];
	}

	lineTo(x: number, y: number): void {
		const [lastX, lastY] = this.#line.at(-1) ?? [x, y];
		if (Math.hypot(x - lastX, y - lastY) >= MIN_STEP) this.#line.push([x, y]);
	}

	closePath(): void {
		this.#finish(true);
	}

	#finish(isRing: boolean): void {
		const line = this.#line;
		this.#line = [];
		const span = (at: 0 | 1): number =>
			Math.max(...line.map((point) => point[at])) - Math.min(...line.map((point) => point[at]));
		if (line.length < 2 || (isRing && Math.max(span(0), span(1)) < MIN_RING)) return;
		this.#path += `M${line.map((point) => point.map((value) => Math.round(value * 10) / 10).join(',')).join('L')}`;
		if (isRing) this.#path += 'Z';
	}
}
