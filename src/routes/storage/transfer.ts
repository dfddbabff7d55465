const MOMENT = 10_000;

/** The day by the device's calendar, as it stands in names of files. */
const today = (): string => new Date().toLocaleDateString('sv');

const backupName = (): string => `sourcebook-${today()}`;

/** Puts a text among the learner's files. */
export function download(text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = `${backupName()}.json`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), MOMENT);
}

/** Share sheets take few kinds of file; JSON is often none of them, plain text always is. */
function shareable(text: string): File | undefined {
	const files = [
		new File([text], `${backupName()}.json`, { type: 'application/json' }),
		new File([text], `${backupName()}.txt`, { type: 'text/plain' })
	];
	return files.find((file) => navigator.canShare?.({ files: [file] }));
}

export const canShare = (): boolean => shareable('') !== undefined;

/** Hands a text to the share sheet. False if the learner thought better of it. */
export async function share(text: string): Promise<boolean> {
	const file = shareable(text);
	if (!file) return false;
	try {
		await navigator.share({ files: [file] });
		return true;
	} catch {
		return false;
	}
}
