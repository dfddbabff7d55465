import type { Person } from '#lib/domain/content/authority.ts';
import { nameIn } from '#lib/domain/content/person-names.ts';
import { isAsked, type Claim } from '#lib/domain/content/claim.ts';
import { findVerbatim } from './check-quotes.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Definition, Quotation } from '../read/reading.ts';
import type { SectionPage } from '../read/section.ts';

/** Every source is shown in one section, once. */
export function checkCards(sources: readonly Definition[], sections: readonly SectionPage[]): Diagnostic[] {
	const cards = sections.flatMap((section) =>
		section.cards.map((card) => ({ ...card, section: section.section.id }))
	);
	const unseen = sources
		.filter(({ id }) => !cards.some((card) => card.source === id))
		.map(({ id, file, line }) =>
			error(
				file,
				line,
				`No section shows this document. Type [its title](sources/${id}.md) in a paragraph of its own in one of them.`
			)
		);
	const twice = cards.flatMap((card, i) => {
		const earlier = cards.slice(0, i).find(({ source }) => source === card.source);
		if (!earlier) return [];
		const where = earlier.section === card.section ? 'in this section' : `in section ${earlier.section}`;
		return [
			error(
				card.file,
				card.line,
				`“${card.source}” is already shown ${where}. Type a sentence around the link.`
			)
		];
	});
	return [...unseen, ...twice];
}

/** What a section quotes must stand in a document of its module, word for word. */
export function checkSectionQuotes(
	quotations: readonly Quotation[],
	excerpts: readonly (readonly string[])[]
): Diagnostic[] {
	return quotations
		.filter(({ text }) => !excerpts.some((excerpt) => findVerbatim(excerpt, text) !== undefined))
		.map(({ text, file, line }) => {
			const shown = text.split(' ').slice(0, 6).join(' ');
			return error(
				file,
				line,
				`No document of this module says “${shown} …”. Type the words as they stand in its excerpt.`
			);
		});
}

/** A statement of the first edition does not name its holder: the question will. */
export function checkHolders(
	claims: readonly Claim[],
	people: readonly Person[],
	definitions: readonly Definition[]
): Diagnostic[] {
	return claims.flatMap((claim) => {
		if (isAsked(claim)) return [];
		const { id, holder, statement } = claim;
		const person = people.find((one) => one.id === holder);
		const name = person && nameIn(statement, person);
		const at = definitions.find((one) => one.kind === 'claim' && one.id === id);
		if (name === undefined || !at) return [];
		const message = `The statement names its holder, “${name}”. Type it without the name: the question will say whose view it is.`;
		return [{ file: at.file, line: at.line, severity: 'warning', message }];
	});
}

function error(file: string, line: number, message: string): Diagnostic {
	return { file, line, severity: 'error', message };
}
