import type { ClassReport } from '#lib/domain/classroom/class-report.ts';
import type { JudgedHandIn } from '#lib/domain/classroom/hand-in.ts';
import { writeMessage } from '#lib/formats/message.ts';
import type { ClassUpdate } from './class-report.ts';
import { assignmentOf } from './stored-assignment.ts';

/**
 * A class report as JSON. Of an attempt it holds everything but the items and the responses, which are nine tenths
 * of its length; who wants to look at them asks for the hand-ins.
 */
export function writeReport({ learners, strangers, ...report }: ClassReport): string {
	return writeMessage({
		...report,
		learners: learners.map(({ attempts, counted, ...row }) => ({
			...row,
			attempts: attempts.map(brief),
			...(counted ? { counted: brief(counted) } : {})
		})),
		strangers: strangers.map(brief)
	});
}

function brief({ handIn: { attempt, ...handIn }, ...judged }: JudgedHandIn): object {
	const { id, hash, code, startedAt, finishedAt } = attempt;
	return { ...judged, handIn: { ...handIn, attempt: { id, hash, code, startedAt, finishedAt } } };
}

/** What came in, with each hand-in as it lies in the database: it was parsed before it was stored. */
export function writeClassUpdate({ kept, given, roster, handIns }: ClassUpdate): string {
	const head = writeMessage({
		revision: kept.revision,
		class: { code: kept.code, title: kept.title },
		given: { assignment: assignmentOf(given), isOpen: given.endedAt === null, endedAt: given.endedAt },
		roster
	});
	const list = handIns.map(({ body, receivedAt }) => `{"receivedAt":${receivedAt},"handIn":${body}}`);
	return `${head.slice(0, -1)},"handIns":[${list.join(',')}]}`;
}
