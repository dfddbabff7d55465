import { failed, ok, type Result } from '#lib/domain/result.ts';
import { listClasses, showClass } from '#lib/formats/endpoints.ts';
import { ask, type ClassFault } from '#lib/sync/class-client.ts';
import { openReceipts, type ReceiptFault } from '#lib/sync/receipt.ts';

/** The report of a class that a receipt is imported into. */
interface Report {
	readonly classId: string;
	readonly assignment: string;
}

/** Why there is none: something is wrong with the receipt, the class server gave nothing, or it is of no class. */
export type NoReport =
	| { readonly kind: 'receipt'; readonly fault: ReceiptFault }
	| { readonly kind: 'server'; readonly fault: ClassFault }
	| { readonly kind: 'no-class' };

/**
 * The report of one of this teacher's classes that a receipt is for. The receipt names its assignment alone: a learner
 * who is in no class does not know whose it is.
 */
export async function reportOf(text: string): Promise<Result<Report, NoReport>> {
	const { handIns, refused } = await openReceipts(text);
	const assignment = handIns[0]?.handIn.assignment;
	if (assignment === undefined) return failed({ kind: 'receipt', fault: refused[0]?.fault ?? 'cut-off' });
	const list = await ask(listClasses, {});
	if (!list.isOk) return failed({ kind: 'server', fault: list.failure });
	for (const { id } of list.value.classes) {
		const detail = await ask(showClass, { params: { class: id } });
		if (!detail.isOk) return failed({ kind: 'server', fault: detail.failure });
		if (detail.value.assignments.some((given) => given.assignment.id === assignment))
			return ok({ classId: id, assignment });
	}
	return failed({ kind: 'no-class' });
}
