import path from 'node:path';
import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { ITEM_KINDS } from '#lib/domain/item/item.ts';
import { bankOf } from '#lib/domain/quiz/bank.ts';
import { MAX_ITEMS, type Blueprint } from '#lib/domain/quiz/blueprint.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { quizFromCode } from '#lib/domain/quiz/quiz-from-code.ts';
import { itemsJson, quizJson } from '#lib/formats/exports/quiz-json.ts';
import { compileLessons } from './compile-lessons.ts';

const USAGE =
	'Type: quiz -- <module> --seed <n> [--items <n>] [--kind <kind>] --json, or <module> --bank --json, or --code <code> --json.';

/** A wrong call: one plain sentence for whoever typed it. */
class Refusal extends Error {}

function options() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				seed: { type: 'string' },
				items: { type: 'string' },
				kind: { type: 'string' },
				code: { type: 'string' },
				bank: { type: 'boolean' },
				json: { type: 'boolean' }
			}
		});
	} catch {
		throw new Refusal(USAGE);
	}
}

function wholeNumber(text: string, name: string, most: number): number {
	const number = Number(text);
	if (!/^\d+$/.test(text) || number > most)
		throw new Refusal(`--${name} takes a whole number up to ${most}, not “${text}”.`);
	return number;
}

function moduleNamed(modules: readonly LessonModule[], id: string | undefined): LessonModule {
	if (id === undefined) throw new Refusal(USAGE);
	const module = modules.find((each) => each.id === id);
	if (module) return module;
	throw new Refusal(`There is no module “${id}”. There are: ${modules.map((each) => each.id).join(', ')}.`);
}

function blueprintOf(items: string | undefined, kind: string | undefined): Blueprint {
	const count = wholeNumber(items ?? '10', 'items', MAX_ITEMS);
	if (count === 0) throw new Refusal('A quiz has at least one item.');
	if (kind === undefined) return { items: count };
	const known = ITEM_KINDS.find((each) => each === kind);
	if (!known) throw new Refusal(`There is no kind “${kind}”. There are: ${ITEM_KINDS.join(', ')}.`);
	return { items: count, kind: known };
}

function answer(): unknown {
	const { values, positionals } = options();
	const { modules } = compileLessons(path.resolve(import.meta.dirname, '..')).library;
	if (values.code !== undefined) {
		const made = quizFromCode(modules, values.code);
		if (!made.isOk) throw new Refusal(made.failure.message);
		return quizJson(made.value.module, made.value.quiz);
	}
	const module = moduleNamed(modules, positionals[0]);
	if (values.bank) return itemsJson(module, bankOf(module));
	const blueprint = blueprintOf(values.items, values.kind);
	const made = generateQuiz(module, blueprint, wholeNumber(values.seed ?? '1', 'seed', 2 ** 32 - 1));
	if (made.isOk) return quizJson(module, made.value);
	const lacking = made.failure.lacking
		.map(({ of, wanted, found }) => `${found} of ${wanted} ${of}`)
		.join(', ');
	throw new Refusal(`The module “${module.id}” cannot fill this quiz: ${lacking}.`);
}

try {
	stdout.write(`${JSON.stringify(answer(), null, '\t')}\n`);
} catch (fault) {
	if (!(fault instanceof Refusal)) throw fault;
	stderr.write(`${fault.message}\n`);
	process.exitCode = 2;
}
