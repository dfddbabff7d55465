const ELLIPSIS = '…';

/**
 * The words of a label in at most `count` lines of at most `letters` letters. What does not fit ends in an ellipsis;
 * a word longer than a line is cut.
 */
export function labelLines(text: string, letters: number, count: number): string[] {
	const lines: string[] = [];
	let rest = text.trim();
	while (rest !== '' && lines.length < count) {
		const isLast = lines.length === count - 1;
		const line = firstLine(rest, letters);
		rest = rest.slice(line.length).trim();
		lines.push(isLast && rest !== '' ? shortened(line, letters) : line);
	}
	return lines;
}

function firstLine(text: string, letters: number): string {
	if (text.length <= letters) return text;
	const end = text.lastIndexOf(' ', letters);
	return end > 0 ? text.slice(0, end) : text.slice(0, letters);
}

function shortened(line: string, letters: number): string {
	return line.length < letters ? line + ELLIPSIS : line.slice(0, letters - 1).trimEnd() + ELLIPSIS;
}
