interface Handlers {
	/** By how much, and at how many pixels from the left edge. */
	readonly zoom: (factor: number, at: number) => void;
	/** At a point of the screen. */
	readonly tap: (x: number, y: number) => void;
	readonly key: (key: string) => boolean;
}

interface Pinch {
	readonly apart: number;
	readonly middle: number;
}

function pinchOf(touches: TouchList): Pinch | undefined {
	const [one, other] = touches;
	if (touches.length !== 2 || !one || !other) return undefined;
	const apart = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
	return { apart: Math.max(1, apart), middle: (one.clientX + other.clientX) / 2 };
}

/**
 * Two fingers zoom the picture and not the page; one finger scrolls as ever. The browser calls a listener that may
 * stop it only if it was added as one that is not passive, which markup cannot say.
 */
export function gestures({ zoom, tap, key }: Handlers): (node: HTMLElement) => () => void {
	return (node) => {
		let pinch: Pinch | undefined;
		const leftOf = (x: number): number => x - node.getBoundingClientRect().left;
		const touch = (event: TouchEvent): void => {
			const now = pinchOf(event.touches);
			if (now) event.preventDefault();
			if (now && pinch && event.type === 'touchmove') zoom(now.apart / pinch.apart, leftOf(now.middle));
			pinch = now;
		};
		const wheel = (event: WheelEvent): void => {
			// A trackpad's pinch comes as a wheel with Ctrl.
			if (!event.ctrlKey) return;
			event.preventDefault();
			zoom(Math.exp(-event.deltaY / 200), leftOf(event.clientX));
		};
		const press = (event: KeyboardEvent): void => {
			if (event.ctrlKey || event.metaKey || event.altKey) return;
			if (key(event.key)) event.preventDefault();
		};
		const stop = new AbortController();
		const active = { passive: false, signal: stop.signal };
		for (const name of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const)
			node.addEventListener(name, touch, active);
		node.addEventListener('wheel', wheel, active);
		node.addEventListener('keydown', press, active);
		node.addEventListener('click', ({ clientX, clientY }) => tap(clientX, clientY), active);
		return () => stop.abort();
	};
}
