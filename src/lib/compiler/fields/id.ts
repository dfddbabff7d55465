const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What is wrong with an id and what to type instead, or nothing. */
export function checkId(id: string): string | undefined {
	if (ID.test(id)) return undefined;
	const better = slug(id);
	return `The id “${id}” must be lower case, with hyphens between words. Type ${better || 'for example a-change-of-answer'}.`;
}

/** The id that a name would usually have: “Kim Il Sung” gives `kim-il-sung`. */
export function slug(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[\p{M}'’]/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
