const NAME = 'sourcebook-class';

/** Notes that this device is in a class, where it costs nothing to look: every page then sends what waits. */
export function noteClass(): void {
	try {
		localStorage.setItem(NAME, '1');
	} catch {
		// Then the rooms of the class send it.
	}
}

/** Whether this device may have something to send. */
export function isInClass(): boolean {
	try {
		return localStorage.getItem(NAME) !== null;
	} catch {
		return false;
	}
}
