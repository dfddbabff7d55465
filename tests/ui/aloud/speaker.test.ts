import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceSpans } from '#lib/ui/aloud/sentence-spans.ts';
import { Speaker, type Standing } from '#lib/ui/aloud/speaker.ts';
import { voiceFor } from '#lib/ui/aloud/voice-for.ts';
import { shipped } from '../../fixtures/shipped.ts';

const voice = (lang: string, localService = true, isDefault = false) => ({
	lang,
	localService,
	default: isDefault,
	name: lang,
	voiceURI: lang
});

/** A voice that says nothing, and ends a sentence when told. Like real ones it ends late what was cut off. */
function fakeSpeech() {
	const spoken: SpeechSynthesisUtterance[] = [];
	let current: SpeechSynthesisUtterance | undefined;
	const end = (utterance: SpeechSynthesisUtterance | undefined): void =>
		utterance?.onend?.call(utterance, undefined as unknown as SpeechSynthesisEvent);
	const cut: SpeechSynthesisUtterance[] = [];
	return {
		spoken,
		isSpeaking: () => current !== undefined,
		finish: () => end(current),
		endOfCut: () => cut.splice(0).forEach(end),
		fail: () => current?.onerror?.call(current, undefined as unknown as SpeechSynthesisErrorEvent),
		speech: {
			utter: (text: string) =>
				({ text, rate: 1, lang: '', voice: null }) as unknown as SpeechSynthesisUtterance,
			synthesis: {
				getVoices: () => [voice('ru-RU'), voice('en-GB')],
				speak: (utterance: SpeechSynthesisUtterance) => {
					spoken.push(utterance);
					current = utterance;
				},
				cancel: () => {
					if (current) cut.push(current);
					current = undefined;
				}
			}
		}
	};
}

const lines = ['One.', 'Two.', 'Three.'].map((text) => ({ text, lang: 'en' }));

function reader() {
	const fake = fakeSpeech();
	let standing: Standing | undefined;
	const speaker = new Speaker(fake.speech, lines, (now) => (standing = now));
	const said = (): string[] => fake.spoken.map(({ text }) => text);
	return { ...fake, speaker, said, standing: () => standing };
}

describe('reading aloud', () => {
	it('says every sentence once, in order, and is over', () => {
		const { speaker, finish, said, standing, isSpeaking } = reader();
		speaker.play();
		for (let count = 0; count < 3; count++) finish();
		expect(said()).toEqual(['One.', 'Two.', 'Three.']);
		expect(standing()).toEqual({ status: 'over', place: 0 });
		expect(isSpeaking()).toBe(false);
	});

	it('keeps silent in a pause and goes on at the same sentence', () => {
		const { speaker, finish, endOfCut, said, standing, isSpeaking } = reader();
		speaker.play();
		finish();
		speaker.pause();
		endOfCut();
		expect(isSpeaking()).toBe(false);
		expect(standing()).toEqual({ status: 'paused', place: 1 });
		speaker.play();
		expect(said()).toEqual(['One.', 'Two.', 'Two.']);
	});

	it('steps back and forth, never past an end, and does not speak when it was paused', () => {
		const { speaker, endOfCut, said, standing, isSpeaking } = reader();
		speaker.play();
		speaker.step(1);
		endOfCut();
		speaker.step(-1);
		speaker.step(-1);
		expect(said()).toEqual(['One.', 'Two.', 'One.', 'One.']);
		speaker.pause();
		for (let count = 0; count < 5; count++) speaker.step(1);
		expect(standing()).toEqual({ status: 'paused', place: 2 });
		expect(isSpeaking()).toBe(false);
	});

	it('takes up a new pace with the sentence it is at', () => {
		const { speaker, finish, spoken, said } = reader();
		speaker.play();
		speaker.setRate(1.5);
		finish();
		expect(said()).toEqual(['One.', 'One.', 'Two.']);
		expect(spoken.map(({ rate }) => rate)).toEqual([1, 1.5, 1.5]);
	});

	it('says nothing after a stop, and pauses when the voice fails', () => {
		const { speaker, endOfCut, said, fail, standing, isSpeaking } = reader();
		speaker.play();
		fail();
		expect(standing()).toEqual({ status: 'paused', place: 0 });
		speaker.play();
		speaker.stop();
		endOfCut();
		expect(said()).toEqual(['One.', 'One.']);
		expect([standing()?.status, isSpeaking()]).toEqual(['over', false]);
	});

	it('takes the voice of the language', () => {
		const { speaker, spoken } = reader();
		speaker.play();
		expect([spoken[0]?.voice?.name, spoken[0]?.lang]).toEqual(['en-GB', 'en-GB']);
	});
});

describe('the voice for a language', () => {
	it('is one of that language or none', () => {
		const voices = [voice('ru-RU'), voice('en_US'), voice('ko-KR')];
		expect(voiceFor(voices, 'en')?.lang).toBe('en_US');
		expect(voiceFor(voices, 'ko')?.lang).toBe('ko-KR');
		expect(voiceFor(voices, 'fr')).toBeUndefined();
		expect(voiceFor([], 'en')).toBeUndefined();
	});

	it('is the same country first, then one that needs no network, then the system’s own', () => {
		const voices = [
			voice('en-US', false, true),
			voice('en-AU'),
			voice('en-GB', false),
			voice('en-IN', true, true)
		];
		expect(voiceFor(voices, 'en-GB')?.lang).toBe('en-GB');
		expect(voiceFor(voices, 'en')?.lang).toBe('en-IN');
	});
});

describe('the sentences of a text', () => {
	it('stand in order, hold every letter of it, and begin and end at words', () => {
		const texts = shipped.flatMap(({ sources }) => sources.flatMap(({ excerpt }) => excerpt));
		fc.assert(
			fc.property(fc.constantFrom(...texts), fc.constantFrom('', ' ', '\n\t'), (text, around) => {
				const whole = `${around}${text}${around}`;
				const spans = sentenceSpans(whole);
				let at = 0;
				for (const { from, to } of spans) {
					expect(whole.slice(at, from)).not.toMatch(/\p{L}/u);
					expect(whole.slice(from, to)).toBe(whole.slice(from, to).trim());
					expect(to).toBeGreaterThan(from);
					at = to;
				}
				expect(whole.slice(at)).not.toMatch(/\p{L}/u);
			})
		);
	});
});
