import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import OrderList from '#lib/ui/item/OrderList.svelte';
import { m } from '#lib/words/messages.ts';

const cards = ['First', 'Second', 'Third'].map((text) => ({ id: text.toLowerCase(), text }));

let list: Record<string, unknown> | undefined;

function shown(isOpen = true) {
	const onorder = vi.fn<(ids: readonly string[]) => void>();
	list = mount(OrderList, { target: document.body, props: { cards, labelId: 'none', isOpen, onorder } });
	flushSync();
	return onorder;
}

afterEach(() => list && unmount(list));

const said = () => page.getByRole('status');
const card = (text: string) => page.getByRole('button', { name: new RegExp(`^\\d ?${text}$`) });

test('a card is moved by its buttons, and the move is said', async () => {
	const onorder = shown();
	await page.getByRole('button', { name: 'Move down: First' }).click();
	expect(onorder.mock.lastCall).toEqual([['second', 'first', 'third']]);
	await expect.element(said()).toHaveTextContent('First: now 2 of 3.');
	await expect.element(page.getByRole('button', { name: 'Move up: Second' })).toBeDisabled();
	await expect.element(page.getByRole('button', { name: 'Move down: Third' })).toBeDisabled();
});

test('a card is moved by tapping it and then the place where it goes', async () => {
	const onorder = shown();
	await card('Third').click();
	await expect.element(card('Third')).toHaveAttribute('aria-pressed', 'true');
	expect(onorder).not.toHaveBeenCalled();
	await card('First').click();
	expect(onorder.mock.calls).toEqual([[['third', 'first', 'second']]]);
	await expect.element(card('Third')).toHaveAttribute('aria-pressed', 'false');
});

test('Space grabs, arrows move, Escape puts everything back, and keys move nothing that is not held', async () => {
	const onorder = shown();
	((await card('First').element()) as HTMLElement).focus();
	await userEvent.keyboard('{ArrowDown}');
	expect(onorder).not.toHaveBeenCalled();
	await userEvent.keyboard(' {ArrowDown}{ArrowDown}');
	expect(onorder.mock.lastCall).toEqual([['second', 'third', 'first']]);
	await expect.element(card('First')).toHaveFocus();
	await userEvent.keyboard('{Escape}');
	expect(onorder.mock.lastCall).toEqual([['first', 'second', 'third']]);
	await expect.element(said()).toHaveTextContent(m.order_cancelled());
	await expect.element(card('First')).toHaveAttribute('aria-pressed', 'false');
});

test('nothing moves once the item is over', async () => {
	const onorder = shown(false);
	await expect.element(card('First')).toBeDisabled();
	await expect.element(page.getByRole('button', { name: 'Move down: First' })).toBeDisabled();
	expect(onorder).not.toHaveBeenCalled();
});
