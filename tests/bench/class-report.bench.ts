import { checkQuiz } from '#lib/domain/classroom/check-quiz.ts';
import { classReport } from '#lib/domain/classroom/class-report.ts';
import type { HandIn } from '#lib/domain/classroom/hand-in.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { aHandIn, anAssignment, aRoster, classModule } from '../fixtures/classroom.ts';

const LEARNERS = 40;
const ATTEMPTS = 2_000;

function median(runs: number, call: () => unknown): string {
	const times = Array.from({ length: runs }, () => {
		const start = performance.now();
		call();
		return performance.now() - start;
	}).sort((one, other) => one - other);
	return (times[Math.floor(runs / 2)] ?? 0).toFixed(1);
}

for (const kind of ['same', 'each'] as const) {
	const assignment = anAssignment({ seeds: { kind, seed: 7 } });
	const handIns = Array.from({ length: ATTEMPTS }, (_, place) => {
		const number = 1 + Math.floor(place / LEARNERS);
		return aHandIn(assignment, { learner: 1 + (place % LEARNERS), number, skill: 6 });
	});
	const check = (handIn: HandIn) => checkQuiz(assignment, handIn, classModule);
	const judge = () =>
		handIns.map((handIn) =>
			gradeHandIn(assignment, handIn, classModule, { receivedAt: 1, quizCheck: 'assigned' })
		);
	const judged = judge();
	const roster = aRoster(LEARNERS);
	console.log(
		`${kind} paper, ${ATTEMPTS} attempts checked at reception: median ${median(3, () => handIns.map(check))} ms`
	);
	console.log(`${kind} paper, ${ATTEMPTS} attempts judged: median ${median(9, judge)} ms`);
	const report = median(9, () => classReport(assignment, roster, judged, classModule));
	console.log(`${kind} paper, report of ${LEARNERS} learners: median ${report} ms`);
}
