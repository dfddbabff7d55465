/** What stands behind the # of the address; as it stands there, where that is no text that was written for one. */
export function textInAddress(): string {
	const text = location.hash.slice(1);
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
