/** Lets a reader point at one sentence of an excerpt. */
export interface SentencePicker {
	/** Form that the sentences answer, though they stand in a document outside it. */
	readonly formId: string;
	/** Id of the element that asks for the sentence. */
	readonly labelId: string;
	/** Sentences that can be pointed at; the others are only read. */
	readonly offered: readonly string[];
	/** Sentence pointed at, or an empty string. */
	readonly picked: string;
	/** Sentences pointed at before; they cannot be given again. */
	readonly spent: readonly string[];
	/** What stands beside those. */
	readonly spentNote: string;
	readonly isOpen: boolean;
	readonly onpick: (sentence: string) => void;
}
