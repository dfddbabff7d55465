import { LATEST_TIME } from '../bounds.ts';
import { ITEM_KINDS, type Item, type ItemKind, type ItemResponse } from '../item/item.ts';
import { MOST_ITEMS, type Blueprint } from '../quiz/blueprint.ts';
import { failed, ok, type Result } from '../result.ts';
import type { Attempt, GivenResponse, ItemOrigin } from './attempt.ts';
import { TRIES } from './record-response.ts';

/** Where a record stopped being an attempt. */
export interface ParseFailure {
	readonly kind: 'malformed';
	readonly at: string;
}

type Fields = Readonly<Record<string, unknown>>;
const LONGEST_TEXT = 20_000;
// No item shows or is about so many things; what does is not ours, and would fill a device.
const LONGEST_LIST = 200;
const LAST_SEQUENCE = 2 ** 40;

class Malformed extends Error {}

const refuse = (at: string): never => {
	throw new Malformed(at);
};

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsAt = (value: unknown, at: string): Fields => (isFields(value) ? value : refuse(at));

const textAt = (value: unknown, at: string): string =>
	typeof value === 'string' && value.length <= LONGEST_TEXT ? value : refuse(at);

const numberAt = (value: unknown, at: string): number =>
	typeof value === 'number' && Number.isFinite(value) ? value : refuse(at);

const wholeAt = (value: unknown, at: string): number => {
	const number = numberAt(value, at);
	return Number.isSafeInteger(number) && number >= 0 ? number : refuse(at);
};

const timeAt = (value: unknown, at: string): number => {
	const time = numberAt(value, at);
	return Math.abs(time) <= LATEST_TIME ? time : refuse(at);
};

const sequenceAt = (value: unknown, at: string): number => {
	const sequence = wholeAt(value, at);
	return sequence <= LAST_SEQUENCE ? sequence : refuse(at);
};

function listAt<T>(value: unknown, at: string, entry: (value: unknown, at: string) => T): T[] {
	return Array.isArray(value) && value.length <= LONGEST_LIST
		? value.map((each: unknown, place) => entry(each, `${at}[${place}]`))
		: refuse(at);
}

const kindAt = (value: unknown, at: string): ItemKind =>
	ITEM_KINDS.find((kind) => kind === value) ?? refuse(at);

function itemAt(value: unknown, at: string): Item {
	const fields = fieldsAt(value, at);
	return {
		id: textAt(fields['id'], `${at}.id`),
		kind: kindAt(fields['kind'], `${at}.kind`),
		about: listAt(fields['about'], `${at}.about`, textAt),
		shown: listAt(fields['shown'], `${at}.shown`, textAt)
	};
}

function levelAt(value: unknown, at: string): 1 | 2 | 3 {
	return value === 1 || value === 2 || value === 3 ? value : refuse(at);
}

const responseKinds: {
	readonly [Kind in ItemResponse['kind']]: (fields: Fields, at: string) => ItemResponse & { kind: Kind };
} = {
	choice: (fields, at) => ({ kind: 'choice', choice: textAt(fields['choice'], `${at}.choice`) }),
	order: (fields, at) => ({ kind: 'order', cards: listAt(fields['cards'], `${at}.cards`, textAt) }),
	written: (fields, at) => ({
		kind: 'written',
		text: textAt(fields['text'], `${at}.text`),
		level: levelAt(fields['level'], `${at}.level`)
	})
};

function responseAt(value: unknown, at: string): ItemResponse {
	const fields = fieldsAt(value, at);
	const [, read] = Object.entries(responseKinds).find(([kind]) => kind === fields['kind']) ?? [];
	return read ? read(fields, at) : refuse(`${at}.kind`);
}

function givenAt(value: unknown, at: string): GivenResponse {
	const fields = fieldsAt(value, at);
	return {
		item: wholeAt(fields['item'], `${at}.item`),
		response: responseAt(fields['response'], `${at}.response`),
		givenAt: timeAt(fields['givenAt'], `${at}.givenAt`)
	};
}

/** Responses that could have been given: to items of the quiz, none more often than there are tries. */
function responsesAt(value: unknown, items: number): GivenResponse[] {
	const responses = listAt(value, 'responses', givenAt);
	const tries = new Map<number, number>();
	responses.forEach(({ item }, place) => {
		const given = (tries.get(item) ?? 0) + 1;
		if (item >= items || given > TRIES) refuse(`responses[${place}].item`);
		tries.set(item, given);
	});
	return responses;
}

function blueprintAt(value: unknown, at: string): Blueprint {
	const fields = fieldsAt(value, at);
	const items = wholeAt(fields['items'], `${at}.items`);
	if (items < 1 || items > MOST_ITEMS) refuse(`${at}.items`);
	return fields['kind'] === undefined ? { items } : { items, kind: kindAt(fields['kind'], `${at}.kind`) };
}

function originAt(value: unknown, at: string): ItemOrigin {
	const fields = fieldsAt(value, at);
	return { module: textAt(fields['module'], `${at}.module`), hash: textAt(fields['hash'], `${at}.hash`) };
}

/** Origins stand on reviews only; records from before there were any have none. */
function originsAt(value: unknown, items: number): Pick<Attempt, 'origins'> {
	if (value === undefined) return {};
	const origins = listAt(value, 'origins', originAt);
	return origins.length === items ? { origins } : refuse('origins');
}

function attemptAt(value: unknown): Attempt {
	const fields = fieldsAt(value, 'attempt');
	const items = listAt(fields['items'], 'items', itemAt);
	if (items.length > MOST_ITEMS) refuse('items');
	const attempt: Attempt = {
		id: textAt(fields['id'], 'id'),
		module: textAt(fields['module'], 'module'),
		hash: textAt(fields['hash'], 'hash'),
		code: textAt(fields['code'], 'code'),
		seed: wholeAt(fields['seed'], 'seed'),
		generator: wholeAt(fields['generator'], 'generator'),
		blueprint: blueprintAt(fields['blueprint'], 'blueprint'),
		items,
		...originsAt(fields['origins'], items.length),
		sequence: sequenceAt(fields['sequence'], 'sequence'),
		startedAt: timeAt(fields['startedAt'], 'startedAt'),
		responses: responsesAt(fields['responses'], items.length)
	};
	const { finishedAt } = fields;
	return finishedAt === undefined ? attempt : { ...attempt, finishedAt: timeAt(finishedAt, 'finishedAt') };
}

/** An attempt from a record of unknown origin: the only door through which one enters. Unknown fields are dropped. */
export function parseAttempt(record: unknown): Result<Attempt, ParseFailure> {
	try {
		return ok(attemptAt(record));
	} catch (fault) {
		if (fault instanceof Malformed) return failed({ kind: 'malformed', at: fault.message });
		throw fault;
	}
}
