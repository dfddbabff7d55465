/** @guarantee A reader of Korean gets people, places and terms in Korean, as far as curators have written it. */
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import NameNotes from '#lib/ui/reading/NameNotes.svelte';
import { setLocale } from '#lib/words/locale.svelte.ts';
import { korean } from '../../fixtures/korean-names.ts';

let notes: Record<string, unknown> | undefined;

function shown(locale: 'en' | 'ko'): (id: string) => HTMLElement {
	setLocale(locale);
	notes = mount(NameNotes, { target: document.body, props: { names: korean } });
	flushSync();
	return (id) => document.querySelector<HTMLElement>(`#slip-${id}`)!;
}

afterEach(async () => {
	if (notes) await unmount(notes);
	setLocale('en');
});

const parts = (note: HTMLElement): string[] =>
	[...note.querySelectorAll<HTMLElement>('p:not(.label)')].map(
		(each) => `${each.lang}|${each.textContent?.replace(/\s+/g, ' ').trim()}`
	);

test('in Korean a note begins with the hangul name, and holds the Korean gloss', () => {
	const note = shown('ko');
	expect(parts(note('place-beijing'))).toEqual([
		'ko|베이징 北京 Beijing',
		'ko|1949년부터 중화인민공화국의 수도.',
		'|오늘날 이름: 중국 베이징.',
		'|다른 표기: 북경 및 Peking.'
	]);
	expect(parts(note('term-38th-parallel'))[0]).toBe('ko|38도선 三八度線 38th parallel');
	expect(parts(note('person-mao-zedong')).slice(0, 2)).toEqual([
		'ko|마오쩌둥 毛澤東 Мао Цзэдун Mao Zedong',
		'ko|중국공산당의 지도자.'
	]);
	expect(note('person-mao-zedong').getAttribute('aria-label')).toBe('마오쩌둥');
	expect(note('place-beijing').querySelector('[lang="ko-Hani"]')?.textContent?.trim()).toBe('北京');
});

test('what is not written in Korean yet is shown in English, and says so to a screen reader', () => {
	const note = shown('ko');
	expect(parts(note('term-cadre'))).toEqual(['en|Cadre', 'en|A trained member of a party.']);
});

test('in English a place and a term have their English name alone, and a person all scripts', () => {
	const note = shown('en');
	expect(parts(note('place-beijing'))).toEqual([
		'en|Beijing',
		'en|The capital from 1949.',
		'|Today Beijing, China.',
		'|Also written Peking.'
	]);
	expect(parts(note('person-mao-zedong'))[0]).toBe('en|Mao Zedong 마오쩌둥 毛澤東 Мао Цзэдун');
});
