/** What stands behind the # of this address, which no server ever sees: a code that was scanned puts it there. */
export function urlFragment(): string {
	const text = location.hash.slice(1);
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
