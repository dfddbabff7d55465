/** @guarantee A receipt that is shared or scanned arrives: as a file in the share sheet, as a code that opens the page or the report that imports it; a failure is reported. */
import type { Locator, Page } from '@playwright/test';
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerToEnd, assign, receiptFrom } from './support/class.ts';
import { ClassSite } from './support/class-site.ts';
import { giveQuiz } from './support/seed.ts';
import { row, signIn } from './support/teacher.ts';
import { expect, savedForOffline, test } from './support/test.ts';
import { isUsable } from './support/usable.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const WRONG_PAPER = 'not the questions that were drawn for this learner';
const two = (page: Page) => page.getByLabel('Questions', { exact: true }).fill('2');
const text = (page: Page) => page.getByLabel('What you hand in, as text');
const tries = (page: Page, name: string): Locator => row(page, name).getByRole('cell').nth(2);

/** The address in the code that is drawn, which is drawn as it should be. */
async function addressOf(code: Locator): Promise<string> {
	const address = (await code.getAttribute('data-address')) ?? '';
	expect(await code.locator('path').getAttribute('d')).toBe(toSvgPath(generate(address)));
	return address;
}

async function showCode(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Show as a code' }).click();
	return addressOf(page.getByRole('img', { name: 'QR code with what you hand in' }));
}

test.describe('in a class', () => {
	let folder: string;
	let school: ClassSite;
	let learner: Page;
	test.beforeEach(async ({ newPage }) => {
		folder = await mkdtemp(path.join(tmpdir(), 'sourcebook-receipt-'));
		school = await ClassSite.open(path.join(folder, 'class.sqlite'));
		learner = await newPage(PHONE);
	});
	test.afterEach(async () => {
		await school.close();
		await rm(folder, { recursive: true, force: true });
	});

	/** Anna joins, loses her line and does what was assigned. */
	async function answerWithoutLine(code: string): Promise<void> {
		await learner.goto(`${school.origin}/join`);
		await learner.getByLabel('Class code').fill(code);
		await learner.getByRole('button', { name: 'Find the class' }).click();
		await learner.getByRole('button', { name: 'Anna Lee' }).click();
		await expect(learner.getByText(/^Your own code is /)).toBeVisible();
		await savedForOffline(learner);
		await learner.context().setOffline(true);
		await learner.getByRole('link', { name: /^The 1950 decision for war/ }).click();
		await learner.getByRole('button', { name: 'Begin' }).click();
		await answerToEnd(learner);
		await expect(learner.getByText('Saved on this device, not handed in yet.')).toBeVisible();
	}

	/** Where somebody in no class finds what was assigned. */
	async function printedAddress(page: Page): Promise<string> {
		await page.getByRole('link', { name: /^Print/ }).click();
		const address = await page.getByRole('article').first().getByRole('img').getAttribute('data-address');
		await page.getByRole('link', { name: 'Classes' }).click();
		return address ?? '';
	}

	test('a learner of a class without a line gives a receipt; with a line later nothing doubles', async ({
		page
	}) => {
		const code = await giveQuiz(page, school, 'each');
		const link = await printedAddress(page);
		await answerWithoutLine(code);
		await expect(text(learner)).toHaveCount(0);
		await learner.getByText('No connection? Give a receipt instead').focus();
		await learner.keyboard.press('Enter');
		await expect(text(learner)).toHaveValue(/^sourcebook-receipt:1:/);
		const coming = learner.waitForEvent('download');
		await learner.getByRole('button', { name: 'Save as a file' }).click();
		expect((await coming).suggestedFilename()).toBe('anna-lee-the-1950-decision-for-war.txt');
		await learner.getByText('Give this to your teacher').scrollIntoViewIfNeeded();
		await learner.screenshot({
			path: 'test-results/screens/receipt-of-a-class-360.png',
			fullPage: true
		});
		await isUsable(learner, 'a receipt beside the outbox');

		await page.getByRole('link', { name: /^Report/ }).click();
		await page.getByLabel('Paste what learners sent').fill(await text(learner).inputValue());
		await page.getByRole('button', { name: 'Take in' }).click();
		await expect(page.getByText('1 try taken in.')).toBeVisible();
		await expect(row(page, 'Anna Lee')).not.toContainText('Not done');
		await expect(row(page, 'Anna Lee')).not.toContainText(WRONG_PAPER);
		await expect(tries(page, 'Anna Lee')).toHaveText('1');

		// Without the class server it has the name all the same.
		const receipt = await text(learner).inputValue();
		await page.goto(`${school.origin}/teach/receive#${receipt}`);
		await page.getByText('Add an assignment made elsewhere').click();
		await page.getByLabel('Its link').fill(link);
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await expect(tries(page, 'Anna Lee')).toHaveText('1');
		await expect(row(page, 'Anna Lee')).not.toContainText(WRONG_PAPER);
		await page.getByLabel('List of names').fill('Anna Lea');
		await page.getByRole('button', { name: 'Use this list' }).click();
		await expect(page.getByLabel('Who is Anna Lee?')).toBeVisible();
		await page.getByRole('button', { name: 'Drop what Anna Lee handed in' }).click();
		await expect(page.getByLabel('Who is Anna Lee?')).toHaveCount(0);
		await page.reload();
		await expect(row(page, 'Anna Lea')).toContainText('Not done');
		await expect(page.getByLabel('Who is Anna Lee?')).toHaveCount(0);
		await page.goBack();

		await text(learner).focus();
		const answered = learner.waitForResponse(/\/api\/class\/hand-ins$/);
		await learner.context().setOffline(false);
		expect(await (await answered).json()).toMatchObject({ acknowledged: [{ outcome: 'already' }] });
		await expect(learner.getByText(/^Handed in at /)).toBeVisible();
		await expect(learner.getByRole('heading', { name: 'Hand in' })).toBeFocused();
		await expect(learner.getByText('No connection? Give a receipt instead')).toHaveCount(0);
		await page.reload();
		await expect(tries(page, 'Anna Lee')).toHaveText('1');
		await expect(row(page, 'Anna Lee')).toHaveCount(1);
	});

	test('a paper drawn for somebody in no class counts for whom the teacher says, with papers of their own', async ({
		page,
		newPage
	}) => {
		await giveQuiz(page, school, 'each');
		const address = await printedAddress(page);
		const receipts = [
			await receiptFrom(newPage, 'ben OH', address),
			await receiptFrom(newPage, 'Mimi', address)
		];
		await page.getByRole('link', { name: /^Report/ }).click();
		await page.getByLabel('Paste what learners sent').fill(receipts.join('\n'));
		await page.getByRole('button', { name: 'Take in' }).click();
		await page.getByLabel('Who is Mimi?').selectOption('Cara Im');
		await page.getByRole('button', { name: 'Count it for Cara Im' }).click();
		for (const look of [() => page.reload(), () => Promise.resolve()]) {
			for (const name of ['Ben Oh', 'Cara Im']) {
				await expect(tries(page, name)).toHaveText('1');
				await expect(row(page, name)).not.toContainText(WRONG_PAPER);
				await expect(row(page, name)).not.toContainText('Not done');
				await expect(row(page, name)).toContainText('of 3');
			}
			await look();
		}
	});

	test('a code that a learner of a class shows leads to the report that takes it in, past signing in too', async ({
		page,
		newPage
	}) => {
		await answerWithoutLine(await giveQuiz(page, school, 'each'));
		await learner.getByText('No connection? Give a receipt instead').click();
		const address = await showCode(learner);
		expect(address).toMatch(`${school.origin}/teach/class#sourcebook-receipt:1:`);

		// The camera of a phone opens a tab of its own.
		const phone = await page.context().newPage();
		await phone.goto(address);
		await expect(phone.getByText('1 try taken in.')).toBeVisible();
		await expect(tries(phone, 'Anna Lee')).toHaveText('1');
		await expect(phone).toHaveURL(/\/teach\/class\?class=[\w-]+&report=[\w-]+$/);

		const other = await newPage(PHONE);
		await other.goto(address);
		await signIn(other);
		await expect(other.getByText('1 try was here already.')).toBeVisible();
		await expect(tries(other, 'Anna Lee')).toHaveText('1');

		// Under an open report the line is gone: what was scanned waits in the field.
		school.line.set('refusing');
		await other.evaluate((hash) => (location.hash = hash), address.slice(address.indexOf('#')));
		await expect(other.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible();
		await expect(other.getByLabel('Paste what learners sent')).toHaveValue(/^sourcebook-receipt/);
	});

	test('a code of somebody in no class finds its class, and one that is of none is said to be', async ({
		page,
		newPage
	}) => {
		await giveQuiz(page, school, 'same');
		const address = await printedAddress(page);
		const receipt = await receiptFrom(newPage, 'anna lee', address);
		await page.goto(`${school.origin}/teach/receive#${receipt}`);
		await expect(page.getByText(/^1 try belongs to an assignment that is not on this device/)).toBeVisible();
		await page.getByRole('link', { name: 'Take it in for a class of yours' }).click();
		await expect(page.getByText('1 try taken in.')).toBeVisible();
		await expect(tries(page, 'Anna Lee')).toHaveText('1');

		const elsewhere = await receiptFrom(newPage, 'Zoe', await assign(learner, two));
		await page.goto(`${school.origin}/teach/class#${elsewhere}`);
		await expect(page.getByText('It is for an assignment of none of your classes.')).toBeVisible();
		await page.setViewportSize(PHONE.viewport);
		await isUsable(page, 'a code of no class');
		await page.getByRole('link', { name: 'Take it in without a class' }).click();
		await expect(page.getByText('1 try taken in.')).toBeVisible();
		await expect(page.getByText(/^2 tries belong to an assignment that is not on this device/)).toBeVisible();
		await page.goto(`${school.origin}/teach/class#${elsewhere.slice(0, 300)}`);
		await expect(page.getByRole('alert').filter({ hasText: 'It is cut off.' })).toBeVisible();
	});
});

test('a code that a learner shows opens the page of the teacher, which takes it in once', async ({
	page,
	newPage,
	baseURL
}) => {
	const link = await assign(page, two);
	const learner = await newPage(PHONE);
	await learner.goto(link);
	await learner.getByLabel('Your name').fill('Dana');
	await learner.getByRole('button', { name: 'Begin' }).click();
	await answerToEnd(learner);
	const address = await showCode(learner);
	expect(address).toBe(`${baseURL}/teach/receive#${await text(learner).inputValue()}`);
	for (const said of ['1 try taken in.', '1 try was here already.']) {
		await page.goto('about:blank');
		await page.goto(address);
		await expect(page.getByText(said)).toBeVisible();
		await expect(tries(page, 'Dana')).toHaveText('1');
		await expect(page).toHaveURL(`${baseURL}/teach/receive`);
	}
	await expect(page.getByRole('link', { name: 'Take it in for a class of yours' })).toHaveCount(0);
});

/** A share sheet that ends as it is told, and keeps what it was given. */
async function stubShareSheet(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const given: object[] = [];
		Object.assign(globalThis, { given, shareFault: '' });
		navigator.canShare = () => true;
		navigator.share = async (data) => {
			const file = data?.files?.[0];
			given.push({ name: file?.name, type: file?.type, text: await file?.text() });
			const fault: unknown = Reflect.get(globalThis, 'shareFault');
			if (fault !== '') throw new DOMException('', String(fault));
		};
	});
}

test('the share sheet gets the receipt as a file; thought better of it says nothing, and a failure says so', async ({
	page
}) => {
	await stubShareSheet(page);
	const link = await assign(page, two);
	await page.goto('/');
	await page.goto(link);
	await page.getByLabel('Your name').fill('Eun');
	await page.getByRole('button', { name: 'Begin' }).click();
	await answerToEnd(page);
	const send = page.getByRole('button', { name: 'Send it' });
	const given = () => page.evaluate(() => Reflect.get(globalThis, 'given'));
	const endWith = (fault: string) =>
		page.evaluate((name) => Object.assign(globalThis, { shareFault: name }) && undefined, fault);
	const said = page.getByText('It could not be sent from here.');

	await send.click();
	const receipt = await text(page).inputValue();
	const file = { name: 'eun-the-1950-decision-for-war.txt', type: 'text/plain', text: receipt };
	await expect.poll(given).toEqual([file]);
	await endWith('AbortError');
	await send.click();
	await expect.poll(given).toHaveLength(2);
	await expect(said).toHaveCount(0);
	await endWith('NotAllowedError');
	await send.click();
	await expect(said).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: 'It could not be sent' })).toHaveCount(1);
	await endWith('AbortError');
	await send.click();
	await expect(said).toHaveCount(0);
});
