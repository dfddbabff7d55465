import { expect, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import { shipped } from '../../fixtures/shipped.ts';
import type { ClassSite } from './class-site.ts';
import { PASSPHRASE } from './teacher.ts';

interface SeededClass {
	/** Lines of "name" or "name,group". */
	readonly names: string;
	readonly items: number;
	readonly seeds: 'each' | 'same';
}

/** Asks the class server with the cookies of the tab. */
async function post(page: Page, site: ClassSite, path: string, body: object): Promise<{ code: string }> {
	const answer = await page.request.post(`${site.origin}/api/class${path}`, {
		data: { version: 1, ...body },
		headers: { origin: site.origin }
	});
	expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
	return answer.json();
}

/** With the defaults of the form on the page. */
function assignmentOf({ items, seeds }: SeededClass): Assignment {
	const module = shipped.find(({ id }) => id === 'decision-for-war');
	if (!module) throw new Error('The module is not shipped.');
	const { id, hash, title } = module;
	return {
		...{ id: randomUUID(), title, module: id, hash, blueprint: { items } },
		...{ seeds: { kind: seeds, seed: 7 }, counts: 'best', feedback: 'at-end', order: 'pairs' }
	};
}

/** Signs a teacher up through the API: the tab has the session, and no page of it is open. */
export async function seedTeacher(page: Page, site: ClassSite): Promise<void> {
	const account = { id: randomUUID(), name: 'Ms Park', passphrase: PASSPHRASE, code: site.token };
	await post(page, site, '/account', account);
}

async function seedClass(page: Page, site: ClassSite, wanted: SeededClass): Promise<string> {
	await seedTeacher(page, site);
	const id = randomUUID();
	const learners = wanted.names.split('\n').map((line) => {
		const [name = '', group = ''] = line.split(',');
		return { learner: randomUUID(), name, group };
	});
	const { code } = await post(page, site, '/classes', { id, title: 'History 9b' });
	await post(page, site, `/classes/${id}/learners`, { learners });
	await post(page, site, `/classes/${id}/assignments`, assignmentOf(wanted));
	await page.goto(`${site.origin}/teach/class?class=${id}`);
	await expect(page.getByRole('link', { name: /^Report/ })).toBeVisible();
	return code;
}

/** The same class as `teachByHand` makes, through the API; its page is open. @returns the code of the class. */
export const teach = (page: Page, site: ClassSite): Promise<string> =>
	seedClass(page, site, { names: 'Anna Lee\nBen Oh', items: 5, seeds: 'each' });

/** A class with an assignment of three questions, through the API; its page is open. @returns the code of the class. */
export const giveQuiz = (
	page: Page,
	site: ClassSite,
	seeds: 'each' | 'same',
	names = 'Anna Lee\nBen Oh\nCara Im'
): Promise<string> => seedClass(page, site, { names, items: 3, seeds });
