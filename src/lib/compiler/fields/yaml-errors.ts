import type { YAMLParseError } from 'yaml';

const IN_QUOTES = "Put the whole value between single quotes, and type '' for an apostrophe inside it.";
const INDENTED =
	'This line is indented otherwise than its item. Type two spaces before each field but the first.';

/** What YAML's own errors mean to somebody who wrote a flat list, by the code of yaml 2. */
const MEANINGS: Readonly<Record<string, string>> = {
	BLOCK_AS_IMPLICIT_KEY: `A colon and a space inside a value have a meaning in YAML. ${IN_QUOTES}`,
	BAD_SCALAR_START: `A value cannot begin with this sign in YAML. ${IN_QUOTES}`,
	UNEXPECTED_TOKEN: `Words stand after the sign that ends the value. ${IN_QUOTES}`,
	MULTILINE_IMPLICIT_KEY: INDENTED
};

/** Of several errors at one place the last, which knows most; each with what it means to a curator. */
export function meaningsOf(
	errors: readonly YAMLParseError[]
): { readonly offset: number; readonly message: string }[] {
	const byPlace = new Map(errors.map((error) => [error.pos[0], error]));
	return [...byPlace].map(([offset, error]) => ({ offset, message: meaningOf(error) }));
}

/** What to say of a value that YAML takes for a list because it begins with a bracket. */
export const BRACKETED = `A value cannot begin with a bracket in YAML. ${IN_QUOTES}`;

function meaningOf(error: YAMLParseError): string {
	const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '').replace(/[.:]$/, '');
	if (reason.includes('without - indicator')) return INDENTED;
	return MEANINGS[error.code] ?? `This is not YAML (${reason}). ${IN_QUOTES}`;
}
