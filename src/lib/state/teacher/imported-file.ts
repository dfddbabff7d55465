import type { Refusal } from '#lib/sync/class-client.ts';
import { openReceipts, type ReceiptFault, type SignedHandIn } from '#lib/sync/receipt.ts';

/** Why something was not imported: what is wrong with a receipt, or what a class server said. */
type WhyNot = ReceiptFault | Refusal;

/** A text that may hold receipts, and where it came from. */
export interface ImportedFile {
	readonly name: string;
	readonly text: string;
}

/** Something that was not imported: which one of which text, and why. */
export interface Rejected {
	readonly name: string;
	readonly place: number;
	readonly why: WhyNot;
}

/** What came of taking texts in. */
export interface ImportSummary {
	readonly added: number;
	readonly repeated: number;
	readonly refused: readonly Rejected[];
}

/** A hand-in and its place in the imported file. */
export interface Found extends SignedHandIn {
	readonly name: string;
	readonly place: number;
}

/** Opens every receipt in these texts. */
export async function parseImportedFile(
	brought: readonly ImportedFile[]
): Promise<{ found: Found[]; refused: Rejected[]; repeated: number }> {
	const opened = { found: [] as Found[], refused: [] as Rejected[], repeated: 0 };
	for (const { name, text } of brought) {
		const { handIns, refused, repeated } = await openReceipts(text);
		opened.repeated += repeated;
		for (const { place, fault } of refused) opened.refused.push({ name, place, why: fault });
		for (const [at, signed] of handIns.entries()) opened.found.push({ ...signed, name, place: at + 1 });
	}
	return opened;
}
