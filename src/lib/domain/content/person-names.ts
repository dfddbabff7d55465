import type { Person } from './authority.ts';

/** The name by which a text points at a person, the family name among them; undefined if it names them nowhere. */
export const nameIn = (text: string, person: Person): string | undefined =>
	namesOf(person).find((name) => contains(text, name));

/** All names by which a text can point at a person, the family name among them. */
function namesOf(person: Person): string[] {
	const full = [person.name, ...person.also, ...person.signsAs].filter((name) => name !== '');
	if (person.role === 'body') return full;
	const isFamilyNameFirst =
		person.side === 'Korean' || person.side === 'South Korean' || person.side === 'Chinese';
	const words = person.name.replace(/\s*\(.*\)/, '').split(' ');
	const family = isFamilyNameFirst ? words[0] : words.at(-1);
	return family === undefined ? full : [...full, family];
}

/** Whether a name stands in a text as a whole, not as the family name of somebody else (“Kim” in “Kim Chaek”). */
function contains(text: string, name: string): boolean {
	// Most texts hold most names nowhere, and an expression for each of them takes long to make.
	if (!text.includes(name)) return false;
	const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}]|[ -]\\p{Lu})`, 'u').test(text);
}

/** The ids of the people whom a text names. */
export const namedIn = (text: string, people: Iterable<Person>): string[] =>
	[...people].filter((person) => nameIn(text, person) !== undefined).map(({ id }) => id);
