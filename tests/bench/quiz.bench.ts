import { finishAttempt } from '#lib/domain/attempt/record-response.ts';
import { tallyAttempt } from '#lib/domain/attempt/tally-attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { DEFAULT_BLUEPRINT } from '#lib/domain/quiz/blueprint.ts';
import { generateQuiz } from '#lib/domain/quiz/generate-quiz.ts';
import { compileLessons } from '../../scripts/compile-lessons.ts';
import { syntheticModule } from '../fixtures/synthetic-module.ts';

const RUNS = 400;
const root = new URL('../..', import.meta.url).pathname;

/** Median and 95th percentile of one call, in milliseconds. */
function time(name: string, runs: number, call: (run: number) => unknown): void {
	const times = Array.from({ length: runs }, (_, run) => {
		const start = performance.now();
		call(run);
		return performance.now() - start;
	}).sort((a, b) => a - b);
	const at = (share: number): string => (times[Math.floor(runs * share)] ?? 0).toFixed(2);
	console.log(`${name.padEnd(58)} median ${at(0.5)} ms, p95 ${at(0.95)} ms (${runs} runs)`);
}

function score(module: LessonModule): (run: number) => void {
	const quiz = generateQuiz(module, DEFAULT_BLUEPRINT, 1);
	if (!quiz.isOk) throw new Error(`${module.id} fills no quiz`);
	const responses = quiz.value.items.map((item, place) => ({
		item: place,
		response: { kind: 'choice' as const, choice: item.shown[0] ?? '' },
		givenAt: place
	}));
	const { module: id, ...made } = quiz.value;
	const attempt = finishAttempt(
		{ id: 'bench', module: id, ...made, sequence: 1, startedAt: 0, responses },
		1
	);
	return () => tallyAttempt(module, attempt);
}

time('read and compile the library', 5, () => compileLessons(root));
const { modules } = compileLessons(root).library;
for (const module of modules) {
	time(`${module.id}: a quiz of 10`, RUNS, (run) => generateQuiz(module, DEFAULT_BLUEPRINT, run));
	time(`${module.id}: a quiz of 10 on content just loaded`, 20, () =>
		generateQuiz(structuredClone(module), DEFAULT_BLUEPRINT, 1)
	);
	time(`${module.id}: score a quiz of 10`, RUNS, score(module));
}
for (const claims of [50, 500, 5000]) {
	const module = syntheticModule(claims);
	time(`${claims} claims: a quiz of 10 on content just loaded`, 10, () =>
		generateQuiz({ ...module }, DEFAULT_BLUEPRINT, 1)
	);
	time(`${claims} claims: a quiz of 10`, RUNS, (run) => generateQuiz(module, DEFAULT_BLUEPRINT, run));
}
