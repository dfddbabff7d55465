const MOMENT = 10_000;

/** Puts a text among the files of this device. */
export function saveFile(text: string, name: string, type: string): void {
	const address = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), MOMENT);
}

const textFile = (text: string, name: string): File => new File([text], name, { type: 'text/plain' });

/** Whether this browser has a share sheet that takes files. */
export const canShareFiles = (): boolean => navigator.canShare?.({ files: [textFile('', 'a.txt')] }) ?? false;

/** Hands a text to the share sheet as a file; false where that failed. Who thinks better of it has lost nothing. */
export async function shareFile(text: string, name: string): Promise<boolean> {
	return navigator.share({ files: [textFile(text, name)] }).then(
		() => true,
		(fault: unknown) => fault instanceof DOMException && fault.name === 'AbortError'
	);
}

/** Copies a text; false where the browser does not let a page do so, as on plain http. */
export async function copyText(text: string): Promise<boolean> {
	const clipboard: Clipboard | undefined = navigator.clipboard;
	if (!clipboard) return false;
	return clipboard.writeText(text).then(
		() => true,
		() => false
	);
}

/** A text as a part of the name of a file. */
export const fileName = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 40) || 'quiz';
