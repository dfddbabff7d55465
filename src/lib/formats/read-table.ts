const DELIMITERS = ['\t', ';', ','] as const;

/** The separator of a table: of tab, semicolon and comma the first that stands outside quotes in its first line. */
function delimiterOf(text: string): string {
	const firstLine = /^(?:[^"\r\n]|"(?:[^"]|"")*"?)*/.exec(text.trimStart())?.[0] ?? '';
	const unquoted = firstLine.replace(/"(?:[^"]|"")*"?/g, '');
	return DELIMITERS.find((delimiter) => unquoted.includes(delimiter)) ?? ',';
}

/**
 * The cells of a table as spreadsheets write it (RFC 4180, with comma, semicolon or tab). It forgives: a quote in the
 * middle of a cell is a quote, a quoted cell that never ends goes on to the end of the text.
 */
export function readTable(table: string): string[][] {
	const text = table.replace(/^\ufeff/, '');
	const delimiter = delimiterOf(text);
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at <= text.length) {
		const { cell, end } = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter);
		row.push(cell);
		at = end + 1;
		if (text[end] === delimiter) continue;
		if (text[end] === '\r' && text[at] === '\n') at++;
		rows.push(row);
		row = [];
	}
	return rows;
}

interface Cell {
	readonly cell: string;
	/** Where the separator after it stands. */
	readonly end: number;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
	let end = start;
	while (end < text.length && text[end] !== delimiter && text[end] !== '\r' && text[end] !== '\n') end++;
	return { cell: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, delimiter: string): Cell {
	let cell = '';
	let at = start + 1;
	while (at < text.length) {
		const close = text.indexOf('"', at);
		if (close < 0) return { cell: cell + text.slice(at), end: text.length };
		cell += text.slice(at, close);
		at = close + 1;
		if (text[at] !== '"') break;
		cell += '"';
		at++;
	}
	const rest = plainCell(text, at, delimiter);
	return { cell: cell + rest.cell, end: rest.end };
}
