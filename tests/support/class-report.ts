import { classReport, type ClassReport } from '#lib/domain/classroom/class-report.ts';
import { gradeHandIn } from '#lib/domain/classroom/grade-hand-in.ts';
import { listHandIns } from '#lib/formats/endpoints.ts';
import type { ClassClient } from './class-client.ts';
import { classModule } from './class-work.ts';

/** The report of an assignment as the teacher's page makes it: from what the server says was handed in. */
export async function reportFrom(teacher: ClassClient, path: string): Promise<ClassReport> {
	const { status, text } = await teacher.get(`${path}/hand-ins`);
	const read = listHandIns.response.read(text);
	if (!read.isOk) throw new Error(`The server answered ${status} ${text}`);
	const { given, roster, handIns } = read.value;
	const judged = handIns.map(({ handIn, receivedAt, quizCheck }) => {
		const module = handIn.attempt.hash === classModule.hash ? classModule : undefined;
		return gradeHandIn(given.assignment, handIn, module, {
			receivedAt,
			quizCheck,
			endedAt: given.endedAt ?? undefined
		});
	});
	return classReport(given.assignment, roster, judged, classModule);
}
