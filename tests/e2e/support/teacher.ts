import { expect, type Locator, type Page } from '@playwright/test';
import type { ClassSite } from './class-site.ts';

export const PASSPHRASE = 'correct horse battery';

/** A teacher signs up with the token that the server printed. */
export async function signUp(page: Page, site: ClassSite): Promise<void> {
	await page.goto(`${site.origin}/teach/class`);
	await page.getByLabel('Your name').fill('Ms Park');
	await page.getByLabel('Passphrase').fill(PASSPHRASE);
	await page.getByLabel('Set-up token').fill(site.token);
	await page.getByRole('button', { name: 'Sign up' }).click();
	await expect(page.getByRole('heading', { name: 'Write these recovery codes down' })).toBeVisible();
}

/** Signs in on whatever page of the classes is open. */
export async function signIn(page: Page, passphrase = PASSPHRASE): Promise<void> {
	await page.getByLabel('Your name').fill('Ms Park');
	await page.getByLabel('Passphrase').fill(passphrase);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function makeClass(page: Page): Promise<void> {
	await page.getByLabel('Name of the class').fill('History 9b');
	await page.getByRole('button', { name: 'Make a class' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'History 9b' })).toBeVisible();
}

/** Through every screen: a teacher signs up, makes a class of Anna Lee and Ben Oh and assigns five questions. @returns the code of the class. */
export async function teachByHand(page: Page, site: ClassSite): Promise<string> {
	await signUp(page, site);
	await makeClass(page);
	await page.getByLabel('List of names').fill('Anna Lee\nBen Oh');
	await page.getByRole('button', { name: 'Add to the class' }).click();
	await expect(page.getByText('not joined yet')).toHaveCount(2);
	await page.getByRole('button', { name: 'Assign a quiz' }).click();
	await page.getByRole('button', { name: /^The 1950 decision for war/ }).click();
	await page.getByText('Change the settings').click();
	await page.getByLabel('Questions', { exact: true }).fill('5');
	await page.getByRole('button', { name: 'Assign to the class' }).click();
	await expect(page.getByRole('link', { name: /^Report/ })).toBeVisible();
	return page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
}

export const openClass = (page: Page) => page.getByRole('link', { name: /^The 1950 decision for war/ });

export async function joinAsAnna(page: Page, site: ClassSite, code: string): Promise<void> {
	await page.goto(`${site.origin}/join`);
	await page.getByLabel('Class code').fill(code);
	await page.getByRole('button', { name: 'Find the class' }).click();
	await page.getByRole('button', { name: 'Anna Lee' }).click();
}

/** The line of a learner in the list of a class, which opens what can be done about them. */
export const lineOf = (page: Page, name: string): Locator =>
	page.getByRole('listitem').locator('summary').filter({ hasText: name });

/** The line of a learner in a report. */
export const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });
