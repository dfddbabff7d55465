import { expect, type Page } from '@playwright/test';
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
