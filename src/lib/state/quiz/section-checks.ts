import type { Attempt } from '#lib/domain/attempt/attempt.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { checkedSection, sectionBlueprint } from '#lib/domain/quiz/section-check.ts';
import type { Device } from '../device/device.svelte.ts';
import { nextQuiz } from './next-quiz.ts';

/** The code of a new check of a section, which prefers what this learner was not asked yet or missed. */
export async function nextCheckCode(
	device: Device,
	module: LessonModule,
	section: string
): Promise<string | undefined> {
	const attempts = await device.listAttempts({ module: module.id });
	const made = nextQuiz(module, sectionBlueprint(section), attempts);
	return made.isOk ? made.value.code : undefined;
}

/** What came of the latest finished check of a section. */
export interface CheckedSection {
	/** First tries that were right; undefined where the module has changed since. */
	readonly earned: number | undefined;
	readonly possible: number;
}

/** The sections of a module that were checked, by id. What scores them is loaded for those who have checked one. */
export async function checkedSections(
	device: Device,
	module: LessonModule
): Promise<ReadonlyMap<string, CheckedSection>> {
	const attempts = await device.listAttempts({ module: module.id });
	const latest = new Map<string, Attempt>();
	for (const attempt of attempts) {
		const section = attempt.finishedAt === undefined ? undefined : checkedSection(attempt.blueprint);
		if (section !== undefined) latest.set(section, attempt);
	}
	if (latest.size === 0) return new Map();
	const { tallyAttempt } = await import('#lib/domain/attempt/tally-attempt.ts');
	return new Map(
		[...latest].map(([section, attempt]) => {
			const { earned, possible } = tallyAttempt(module, attempt);
			return [section, { earned: attempt.hash === module.hash ? earned : undefined, possible }];
		})
	);
}
