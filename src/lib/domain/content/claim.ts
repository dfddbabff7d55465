/** What a hurried reader would think, and the reason why the excerpt says otherwise. */
export interface Misreading {
	/** Unique within the module: `<source>#<claim>.m1`. */
	readonly id: string;
	readonly text: string;
	readonly why: string;
}

/**
 * One thing that a source supports, as its holder would hold it.
 *
 * A claim is true of the document, not of the world: the holder may be wrong, and another claim may dispute it.
 */
export interface Claim {
	/** Unique within the module: `<source>#<claim>`. */
	readonly id: string;
	readonly source: string;
	/** Person id of whoever holds it. */
	readonly holder: string;
	/** A full sentence in our own words that does not name the holder. */
	readonly statement: string;
	/** Verbatim parts of the source's excerpt, one for each sentence that supports the statement. */
	readonly evidence: readonly string[];
	readonly misreadings: readonly Misreading[];
	/** Ids of sources whose excerpts neither say nor deny the statement. */
	readonly silentIn: readonly string[];
	/** Ids of claims that contradict it. */
	readonly disputedBy: readonly string[];
	/** Ids of claims of other sources that say the same. */
	readonly samePointAs: readonly string[];
}
