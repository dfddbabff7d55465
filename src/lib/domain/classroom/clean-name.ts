/** Characters of the longest name that is kept. */
const MAX_NAME_LENGTH = 80;

// Far more than a name needs, far less than would cost time.
const LOOKED_AT = 4_000;

/** Characters that show nothing or turn the text around them: format, private use, halves of characters, fillers. */
const UNSEEN =
	/(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cs}\p{NChar}\u115f\u1160\u3164\uffa0\u2800]|[\ufe00-\ufe0f]/gu;
/** Joiners belong to the spelling of names in these scripts; anywhere else they only make two names look alike. */
const STRAY_JOINER =
	/(?<![\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}])[\u200c\u200d]|[\u200c\u200d](?![\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}])/gu;
/** More marks on one letter than any spelling has: they run over the lines above and below. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** The first characters of a text, none of them cut in half. */
export const cutText = (text: string, most: number): string =>
	[...text.slice(0, 2 * most)].slice(0, most).join('');

/**
 * A name as it may be kept and shown anywhere: one line, composed (NFC), without characters that control, turn or
 * hide text, at most 80 characters. What is left is any text; whoever shows it escapes it. Empty if nothing is left.
 */
export function cleanName(typed: string): string {
	const oneLine = typed
		.slice(0, LOOKED_AT)
		.replace(UNSEEN, '')
		.replace(STRAY_JOINER, '')
		.replace(/[\s\p{Cc}\p{Z}]+/gu, ' ')
		.normalize('NFC')
		.replace(PILED_MARKS, '$1')
		.normalize('NFC');
	return cutText(oneLine.trim(), MAX_NAME_LENGTH).replace(STRAY_JOINER, '').trim();
}
