import {
	ROLES,
	SIDES,
	type KoreanForms,
	type Person,
	type Place,
	type Term
} from '#lib/domain/content/authority.ts';
import { Fields, type FieldRules } from '../fields/fields.ts';
import { readFlatList } from '../fields/flat-yaml.ts';
import type { Named, Reading } from './reading.ts';

const NAME_FIELDS = {
	id: { example: 'kim-il-sung' },
	name: { example: 'Kim Il Sung' },
	also: { example: 'Kim Ir Sen, Kim Il-sung', optional: true },
	hangul: { example: '김일성', optional: true },
	'hangul-also': { example: '모택동', optional: true },
	hanja: { example: '金日成', optional: true },
	is: { example: 'Premier of the DPRK and head of its ruling party.' },
	'is-ko': { example: '북한의 수상이자 집권당의 지도자.', optional: true }
} satisfies FieldRules<string>;

const PERSON_FIELDS = {
	...NAME_FIELDS,
	'signs-as': { example: 'Filippov', optional: true },
	cyrillic: { example: 'Ким Ир Сен', optional: true },
	side: { example: 'Korean' },
	role: { example: 'leader' }
} satisfies FieldRules<string>;

const PLACE_FIELDS = {
	...NAME_FIELDS,
	today: { example: 'Ongjin, South Hwanghae' },
	'today-ko': { example: '황해남도 옹진', optional: true },
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
		return [{ ...named, signsAs, ...readCyrillic(fields), side, role }];
	});
}

/** Reads places.yaml. */
export function readPlaces(reading: Reading, text: string): Place[] {
	return readFlatList(reading, text).flatMap((item) => {
		const fields = new Fields(reading, item, PLACE_FIELDS);
		checkHangul(reading, fields, 'today-ko');
		const place = {
			...readNamed(reading, 'place', fields),
			today: fields.text('today'),
			...(fields.has('today-ko') && { todayKo: fields.text('today-ko') }),
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

type NameFields = Fields<keyof typeof NAME_FIELDS>;

function readNamed(reading: Reading, kind: Named, fields: NameFields): Term {
	const id = fields.text('id');
	if (id) reading.define(kind, id, fields.lineOf('id'));
	const named = { id, name: fields.text('name'), also: fields.list('also'), is: fields.text('is') };
	return { ...named, ...readKorean(reading, fields) };
}

function readKorean(reading: Reading, fields: NameFields): KoreanForms {
	for (const name of ['hangul', 'hangul-also', 'is-ko'] as const) checkHangul(reading, fields, name);
	const hanja = fields.entry('hanja');
	if (hanja && !/^[\p{Script=Han}\d\s·]+$/u.test(hanja.value)) {
		reading.error(hanja.line, `“hanja” cannot be “${hanja.value}”. Type Chinese characters alone.`);
	}
	return {
		...(fields.has('hangul') && { hangul: fields.text('hangul') }),
		...(fields.has('hangul-also') && { hangulAlso: fields.list('hangul-also') }),
		...(hanja && { hanja: hanja.value }),
		...(fields.has('is-ko') && { isKo: fields.text('is-ko') })
	};
}

/** What is there for readers of Korean is in hangul. */
function checkHangul<Name extends string>(reading: Reading, fields: Fields<Name>, name: Name): void {
	const entry = fields.entry(name);
	if (!entry || /\p{Script=Hangul}/u.test(entry.value)) return;
	reading.error(entry.line, `“${name}” has no hangul. Type it in Korean, or delete the line.`);
}

const readCyrillic = (fields: Fields<keyof typeof PERSON_FIELDS>): Pick<Person, 'cyrillic'> =>
	fields.has('cyrillic') ? { cyrillic: fields.text('cyrillic') } : {};

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
