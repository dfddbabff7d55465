import path from 'node:path';
import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { written } from '#lib/domain/item/kinds/written.ts';
import { DEFAULT_BLUEPRINT } from '#lib/domain/quiz/blueprint.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { compileLessons } from './compile-lessons.ts';
import { simulateClass } from './simulate-class.ts';
import { simulateDevices, type World } from './simulate-devices.ts';

const USAGE = 'Type: simulate -- devices --seeds <n> [--from <seed>], or class in place of devices.';
const root = path.resolve(import.meta.dirname, '..');
const QUIZZES_PER_MODULE = 4;
const MAX_SEEDS = 10_000_000;

/** A wrong call: one plain sentence for whoever typed it. */
class Refusal extends Error {}

type Simulation = (seed: number) => Promise<readonly string[]>;

function world(): World {
	const modules = compileLessons(root).library.modules.slice(0, 2);
	const blueprints = [DEFAULT_BLUEPRINT, { items: 5 }, { items: 1, kind: written.kind }];
	const made = modules.flatMap((module) =>
		blueprints.flatMap((blueprint) =>
			Array.from({ length: QUIZZES_PER_MODULE }, (_, seed) => generateQuiz(module, blueprint, seed))
		)
	);
	return { modules, quizzes: made.flatMap((quiz) => (quiz.isOk ? [quiz.value] : [])) };
}

const simulations: Readonly<Record<string, () => Simulation>> = {
	devices: () => {
		const made = world();
		return (seed) => simulateDevices(seed, made);
	},
	class: () => {
		const { modules } = compileLessons(root).library;
		return (seed) => simulateClass(seed, modules.slice(0, 2));
	}
};

function wholeNumber(text: string, name: string): number {
	const number = Number(text);
	if (!/^\d+$/.test(text) || number > MAX_SEEDS)
		throw new Refusal(`--${name} takes a whole number up to ${MAX_SEEDS}, not “${text}”.`);
	return number;
}

function wish() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: { seeds: { type: 'string' }, from: { type: 'string' } }
		});
	} catch {
		throw new Refusal(USAGE);
	}
}

async function run(): Promise<number> {
	const { values, positionals } = wish();
	const name = positionals[0];
	if (name === undefined || positionals.length > 1) throw new Refusal(USAGE);
	const simulation = simulations[name];
	if (!simulation) {
		const known = Object.keys(simulations).join(', ');
		throw new Refusal(`There is no simulation “${name}”. There are: ${known}.`);
	}
	const seeds = wholeNumber(values.seeds ?? '100', 'seeds');
	const from = wholeNumber(values.from ?? '1', 'from');
	const simulate = simulation();
	let faults = 0;
	for (let seed = from; seed < from + seeds; seed++) {
		for (const fault of await simulate(seed)) {
			faults += 1;
			stdout.write(`seed ${seed}: ${fault}. To replay: simulate -- ${name} --seeds 1 --from ${seed}\n`);
		}
	}
	stdout.write(`${seeds} seeds, ${faults} faults\n`);
	return faults === 0 ? 0 : 1;
}

try {
	process.exitCode = await run();
} catch (fault) {
	if (!(fault instanceof Refusal)) throw fault;
	stderr.write(`${fault.message}\n`);
	process.exitCode = 2;
}
