import { ITEM_KINDS, type Item, type ItemKind, type ItemResponse } from '../item/item.ts';
import { MOST_ITEMS, type Blueprint } from '../quiz/blueprint.ts';
import { failed, ok, type Result } from '../result.ts';
import type { Attempt, GivenResponse } from './attempt.ts';

/** Where a record stopped being an attempt. */
export interface ParseFailure {
	readonly kind: 'malformed';
	readonly at: string;
}

type Fields = Readonly<Record<string, unknown>>;
const LONGEST_TEXT = 20_000;

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
	return Number.isInteger(number) && number >= 0 ? number : refuse(at);
};

function listAt<T>(value: unknown, at: string, entry: (value: unknown, at: string) => T): T[] {
	return Array.isArray(value)
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

function responseAt(value: unknown, at: string): ItemResponse {
	const fields = fieldsAt(value, at);
	if (fields['kind'] === 'choice')
		return { kind: 'choice', choice: textAt(fields['choice'], `${at}.choice`) };
	if (fields['kind'] === 'order')
		return { kind: 'order', cards: listAt(fields['cards'], `${at}.cards`, textAt) };
	if (fields['kind'] === 'written')
		return {
			kind: 'written',
			text: textAt(fields['text'], `${at}.text`),
			level: levelAt(fields['level'], `${at}.level`)
		};
	return refuse(`${at}.kind`);
}

function givenAt(value: unknown, at: string): GivenResponse {
	const fields = fieldsAt(value, at);
	return {
		item: wholeAt(fields['item'], `${at}.item`),
		response: responseAt(fields['response'], `${at}.response`),
		givenAt: numberAt(fields['givenAt'], `${at}.givenAt`)
	};
}

function blueprintAt(value: unknown, at: string): Blueprint {
	const fields = fieldsAt(value, at);
	const items = wholeAt(fields['items'], `${at}.items`);
	if (items < 1 || items > MOST_ITEMS) refuse(`${at}.items`);
	return fields['kind'] === undefined ? { items } : { items, kind: kindAt(fields['kind'], `${at}.kind`) };
}

function attemptAt(value: unknown): Attempt {
	const fields = fieldsAt(value, 'attempt');
	const items = listAt(fields['items'], 'items', itemAt);
	const responses = listAt(fields['responses'], 'responses', givenAt);
	if (responses.some((given) => given.item >= items.length)) refuse('responses');
	const attempt: Attempt = {
		id: textAt(fields['id'], 'id'),
		module: textAt(fields['module'], 'module'),
		hash: textAt(fields['hash'], 'hash'),
		code: textAt(fields['code'], 'code'),
		seed: wholeAt(fields['seed'], 'seed'),
		generator: wholeAt(fields['generator'], 'generator'),
		blueprint: blueprintAt(fields['blueprint'], 'blueprint'),
		items,
		sequence: wholeAt(fields['sequence'], 'sequence'),
		startedAt: numberAt(fields['startedAt'], 'startedAt'),
		responses
	};
	const { finishedAt } = fields;
	return finishedAt === undefined ? attempt : { ...attempt, finishedAt: numberAt(finishedAt, 'finishedAt') };
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
