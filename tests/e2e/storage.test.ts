/** @guarantee Damaged records are set aside and reported, and everything else works. */
import type { Page } from '@playwright/test';
import { answerItem, goOn, startQuiz } from './support/quiz.ts';
import { expect, test } from './support/test.ts';

async function takeTwoItems(page: Page): Promise<void> {
	await startQuiz(page);
	await answerItem(page);
	await goOn(page);
	await expect(page.getByText('Question 2 of 10')).toBeVisible();
	await answerItem(page);
}

test('without IndexedDB the learner goes on and is told that progress is not kept', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
	await takeTwoItems(page);
	await expect(page.getByText('This browser keeps nothing.')).toBeVisible();
});

test('with IndexedDB blocked the learner goes on and is told', async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('not here', 'SecurityError');
		};
	});
	await takeTwoItems(page);
	await expect(page.getByText('The browser does not let us keep anything here.')).toBeVisible();
});

test('with the very name of IndexedDB forbidden the learner goes on and is told', async ({ page }) => {
	await page.addInitScript(() =>
		Object.defineProperty(window, 'indexedDB', {
			get: () => {
				throw new DOMException('not here', 'SecurityError');
			}
		})
	);
	await page.goto('/');
	await expect(page.getByText('The browser does not let us keep anything here.')).toBeVisible();
	await takeTwoItems(page);
	await expect(page.getByText('The browser does not let us keep anything here.')).toBeVisible();
});

test('with the device full the learner goes on and is told', async ({ page }) => {
	await page.addInitScript(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('no room', 'QuotaExceededError');
		};
	});
	await takeTwoItems(page);
	await expect(page.getByText('This device is full.')).toBeVisible();
});

test('with IndexedDB never answering the first item can be answered all the same', async ({ page }) => {
	await page.addInitScript(() => {
		const open = IDBFactory.prototype.open;
		// A real request of which nobody ever hears.
		IDBFactory.prototype.open = function (this: IDBFactory) {
			const request = open.call(this, 'silent');
			request.addEventListener = () => undefined;
			for (const name of ['onsuccess', 'onerror', 'onupgradeneeded', 'onblocked'])
				Object.defineProperty(request, name, { set: () => undefined });
			return request;
		};
	});
	await takeTwoItems(page);
	await expect(page.getByText('The device does not answer.')).toBeVisible();
});

test('a damaged record is set aside and told, and the rest works', async ({ page }) => {
	await startQuiz(page);
	await answerItem(page);
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('sourcebook-attempts');
				opening.onsuccess = () => {
					const change = opening.result.transaction('attempts', 'readwrite');
					change.objectStore('attempts').put({ version: 1, attempt: 'torn' }, 'attempt:torn');
					change.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
	await page.goto('/quiz/decision-for-war');
	await expect(page.getByText('1 record could not be read and was set aside.')).toBeVisible();
	await page.getByRole('button', { name: /^Go on at question/ }).click();
	await expect(page.locator('#verdict')).toBeVisible();
});
