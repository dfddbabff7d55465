import { afterEach, expect, it, vi } from 'vitest';
import { LiveReport } from '#lib/state/teacher/live-report.svelte.ts';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { anAssignment, aRoster, classModule } from '../../fixtures/classroom.ts';

const assignment: Assignment = {
	id: 'a1',
	title: 'Quiz',
	module: 'm',
	hash: 'h',
	blueprint: { items: 1 },
	seeds: { kind: 'same', seed: 1 },
	counts: 'best',
	feedback: 'at-end',
	order: 'pairs'
};

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

function watch(answer: () => Response): { readonly live: LiveReport; readonly asked: () => number } {
	vi.useFakeTimers();
	let count = 0;
	vi.stubGlobal('fetch', async () => {
		count++;
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		return answer();
	});
	const live = new LiveReport('c1', assignment, () => Promise.reject(new Error('not here')));
	return { live, asked: () => count };
}

it('goes on with one round however often it is looked at while the server is slow', async () => {
	const { live, asked } = watch(() => new Response(null, { status: 304 }));
	const stop = live.start();
	for (let times = 0; times < 5; times++) document.dispatchEvent(new Event('visibilitychange'));
	await vi.advanceTimersByTimeAsync(1_500);
	const before = asked();
	await vi.advanceTimersByTimeAsync(20_000);
	expect(asked() - before).toBe(4);
	stop();
});

it('says that nobody is signed in any more, until somebody is', async () => {
	let status = 401;
	const { live } = watch(
		() => new Response(status === 401 ? '{"version":1,"refused":"not-signed-in"}' : null, { status })
	);
	const stop = live.start();
	await vi.advanceTimersByTimeAsync(1_500);
	expect(live.isSignedOut).toBe(true);
	status = 304;
	await vi.advanceTimersByTimeAsync(6_000);
	expect(live.isSignedOut).toBe(false);
	stop();
});

it('says how things stand only with the roster in its hands, however long the module takes', async () => {
	const given = anAssignment();
	const update = {
		version: 1,
		revision: 1,
		class: { code: 'C0DE', title: 'History 9b' },
		given: { assignment: given, isOpen: true, endedAt: null },
		roster: aRoster(3),
		handIns: []
	};
	vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(update))));
	let come: (module: LessonModule) => void = () => undefined;
	const load = vi.fn(() => new Promise<LessonModule>((resolve) => (come = resolve)));
	const live = new LiveReport('c1', given, load);
	const stop = live.start();
	await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
	expect(live.updatedAt).toBeUndefined();
	come(classModule);
	await vi.waitFor(() => expect(live.updatedAt).toBeDefined());
	expect(live.roster.entries).toHaveLength(3);
	stop();
});
