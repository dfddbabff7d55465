import { ROLES, SIDES, type Person, type Place, type Term } from '#lib/domain/content/authority.ts';
import { Fields, type FieldRules } from '../fields/fields.ts';
import { readFlatList } from '../fields/flat-yaml.ts';
import type { Named, Reading } from './reading.ts';

const NAME_FIELDS = {
	id: { example: 'kim-il-sung' },
	name: { example: 'Kim Il Sung' },
	also: { example: 'Kim Ir Sen, Kim Il-sung', optional: true },
	is: { example: 'Premier of the DPRK and head of its ruling party.' }
} satisfies FieldRules<string>;

const PERSON_FIELDS = {
	...NAME_FIELDS,
	'signs-as': { example: 'Filippov', optional: true },
	hangul: { example: '김일성', optional: true },
	hanja: { example: '金日成', optional: true },
	cyrillic: { example: 'Ким Ир Сен', optional: true },
	side: { example: 'Korean' },
	role: { example: 'leader' }
} satisfies FieldRules<string>;

const PLACE_FIELDS = {
	...NAME_FIELDS,
	today: { example: 'Ongjin, South Hwanghae' },
	latitude: { example: '37.93' },
	longitude: { example: '125.36' }
} satisfies FieldRules<string>;

/** Reads people.yaml. A person without a known side and role is left out. */
export function readPeople(reading: Reading, text: string): Person[] {
	const owners = new Map<string, string>();
	return readFlatList(reading, text).flatMap((item) => {
		const fields = new Fields(reading, item, PERSON_FIELDS);
		const named = readNamed(reading, 'person', fields);
		const signsAs = fields.list('signs-as');
		checkOwners(reading, fields, owners, [...named.also, ...signsAs]);
		const side = fields.oneOf('side', SIDES);
		const role = fields.oneOf('role', ROLES);
		if (!side || !role || !named.id) return [];
		return [{ ...named, signsAs, ...readScripts(fields), side, role }];
	});
}

/** Reads places.yaml. */
export function readPlaces(reading: Reading, text: string): Place[] {
	return readFlatList(reading, text).flatMap((item) => {
		const fields = new Fields(reading, item, PLACE_FIELDS);
		const place = {
			...readNamed(reading, 'place', fields),
			today: fields.text('today'),
			latitude: fields.number('latitude', (degrees) => Math.abs(degrees) <= 90),
			longitude: fields.number('longitude', (degrees) => Math.abs(degrees) <= 180)
		};
		return place.id ? [place] : [];
	});
}

/** Reads terms.yaml. */
export function readTerms(reading: Reading, text: string): Term[] {
	return readFlatList(reading, text)
		.map((item) => readNamed(reading, 'term', new Fields(reading, item, NAME_FIELDS)))
		.filter((term) => term.id !== '');
}

function readNamed(reading: Reading, kind: Named, fields: Fields<keyof typeof NAME_FIELDS>): Term {
	const id = fields.text('id');
	if (id) reading.define(kind, id, fields.lineOf('id'));
	return { id, name: fields.text('name'), also: fields.list('also'), is: fields.text('is') };
}

function readScripts(
	fields: Fields<keyof typeof PERSON_FIELDS>
): Pick<Person, 'hangul' | 'hanja' | 'cyrillic'> {
	return {
		...(fields.has('hangul') && { hangul: fields.text('hangul') }),
		...(fields.has('hanja') && { hanja: fields.text('hanja') }),
		...(fields.has('cyrillic') && { cyrillic: fields.text('cyrillic') })
	};
}

/** A name that two people share tells nobody apart. */
function checkOwners(
	reading: Reading,
	fields: Fields<keyof typeof PERSON_FIELDS>,
	owners: Map<string, string>,
	others: readonly string[]
): void {
	const id = fields.text('id');
	for (const name of new Set([fields.text('name'), ...others].filter((text) => text !== ''))) {
		const key = name.toLowerCase();
		const owner = owners.get(key);
		if (owner === undefined) owners.set(key, id);
		else if (owner !== id) {
			const field =
				name === fields.text('name') ? 'name' : fields.list('also').includes(name) ? 'also' : 'signs-as';
			reading.error(
				fields.lineOf(field),
				`“${name}” is a name of ${owner} too. Delete it from one of the two, or type a fuller name.`
			);
		}
	}
}
