import type { Page } from '@playwright/test';

/** What the page asked of the system's voice, in order. */
interface Asked {
	readonly text: string;
	readonly lang: string;
	readonly rate: number;
}

declare global {
	interface Window {
		spoken: Asked[];
		/** The voice comes to the end of its sentence. */
		finishSentence: () => void;
		isSpeaking: () => boolean;
	}
}

/** A voice that says nothing and ends a sentence when told; a machine without sound has no other. */
export async function giveVoice(page: Page, langs: readonly string[] = ['en-GB', 'ru-RU']): Promise<void> {
	await page.addInitScript((names) => {
		let current: SpeechSynthesisUtterance | undefined;
		class Utterance {
			text: string;
			voice: unknown = null;
			lang = '';
			rate = 1;
			onend: (() => void) | null = null;
			onerror: (() => void) | null = null;
			constructor(text: string) {
				this.text = text;
			}
		}
		const voices = names.map((lang) => ({ lang, name: lang, localService: true, default: false }));
		const synthesis = Object.assign(new EventTarget(), {
			getVoices: () => voices,
			speak(utterance: SpeechSynthesisUtterance) {
				const { text, lang, rate } = utterance;
				window.spoken.push({ text, lang, rate });
				current = utterance;
			},
			cancel() {
				const cut = current;
				current = undefined;
				// As real ones do: what was cut off ends too, a moment later.
				if (cut) queueMicrotask(() => cut.onend?.(new Event('end') as SpeechSynthesisEvent));
			}
		});
		window.spoken = [];
		window.isSpeaking = () => current !== undefined;
		window.finishSentence = () => {
			const over = current;
			current = undefined;
			over?.onend?.(new Event('end') as SpeechSynthesisEvent);
		};
		Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
		Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
	}, langs);
}
