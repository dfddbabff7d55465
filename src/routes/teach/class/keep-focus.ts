/** Puts whoever opened a form into its first field, with what stands there marked to be typed over. */
export function keepFocus(form: HTMLFormElement): void {
	const field = form.querySelector('input');
	field?.focus();
	field?.select();
}
