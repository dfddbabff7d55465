/** Puts whoever opened a form into its first field, with what stands there marked to be typed over. */
export function atField(form: HTMLFormElement): void {
	const field = form.querySelector('input');
	field?.focus();
	field?.select();
}
