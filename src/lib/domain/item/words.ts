import { plain } from '../content/plain-text.ts';

// Words too common or too general to point at an answer.
const LIGHT = new Set(
	(
		'about above according after again against all almost also although always among and another any are because been ' +
		'before being below between both but can could did does doing done down during each either else enough even ever ' +
		'every few for from further had has have having her here hers him his how however into its itself just least less ' +
		'like made make many may might more most much must near neither never nor not nothing now off often once one only ' +
		'onto other others our out over own part rather same say says see shall she should show shows since some still ' +
		'such than that the their them then there these they this those though through too toward under until upon use ' +
		'used very was way well were what when where whether which while who whom whose will with within without would ' +
		'yet you your document statement right description dated telegram letter decision memorandum report journal text ' +
		'tells order sentence'
	).split(' ')
);

/** Lower-case words of a text, numbers and hyphenated words included. */
export function wordsOf(text: string): string[] {
	return (
		plain(text)
			.toLowerCase()
			.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu)
			?.map((word) => word.replace(/'s$/, '')) ?? []
	);
}

// Enough to see that "attacks", "attacked" and "attacking" are one word; not linguistics.
const stemmed = (word: string): string =>
	word.length > 5
		? word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ing|ed|es|s|e)$/, '')
		: word.replace(/s$/, '');

/** The words of a text that carry its meaning, each once, cut to their stems. */
export function weightyWords(text: string): Set<string> {
	return new Set(
		wordsOf(text)
			.filter((word) => word.length > 2 && !LIGHT.has(word))
			.map(stemmed)
	);
}

/** Share of words in common, from 0 to 1 (Jaccard). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let shared = 0;
	for (const word of a) if (b.has(word)) shared++;
	const together = a.size + b.size - shared;
	return together === 0 ? 0 : shared / together;
}
