import { voiceFor } from './voice-for.ts';

/** The part of the system's speech that is used; a test hands in its own. */
export interface Speech {
	readonly synthesis: Pick<SpeechSynthesis, 'speak' | 'cancel' | 'getVoices'>;
	utter(text: string): SpeechSynthesisUtterance;
}

interface Said {
	readonly text: string;
	readonly lang: string;
}

/** Where the reading stands, for the page to show. */
export interface Standing {
	readonly status: 'reading' | 'paused' | 'over';
	/** Place of the sentence, from 0. */
	readonly place: number;
}

/**
 * Reads sentences one after another. A pause is a stop that remembers its sentence: what systems call a pause is lost
 * on some phones, and a long text is cut off on others.
 */
export class Speaker {
	readonly #speech: Speech;
	readonly #lines: readonly Said[];
	readonly #tell: (standing: Standing) => void;
	#standing: Standing = { status: 'paused', place: 0 };
	#rate = 1;
	#current: SpeechSynthesisUtterance | undefined;

	constructor(speech: Speech, lines: readonly Said[], tell: (standing: Standing) => void) {
		this.#speech = speech;
		this.#lines = lines;
		this.#tell = tell;
	}

	play(): void {
		this.#say(this.#standing.status === 'over' ? 0 : this.#standing.place);
	}

	pause(): void {
		this.#silence();
		this.#stand('paused', this.#standing.place);
	}

	/** To another sentence, and on from there if it was reading. */
	step(by: 1 | -1): void {
		const { status, place } = this.#standing;
		const to = Math.min(this.#lines.length - 1, Math.max(0, place + by));
		if (status === 'reading') this.#say(to);
		else this.#stand('paused', to);
	}

	/** From the start of the sentence, for a voice cannot change its pace within one. */
	setRate(rate: number): void {
		this.#rate = rate;
		if (this.#standing.status === 'reading') this.#say(this.#standing.place);
	}

	stop(): void {
		this.#silence();
		this.#stand('over', this.#standing.place);
	}

	#stand(status: Standing['status'], place: number): void {
		this.#standing = { status, place };
		this.#tell(this.#standing);
	}

	#silence(): void {
		this.#current = undefined;
		this.#speech.synthesis.cancel();
	}

	#say(place: number): void {
		this.#silence();
		const line = this.#lines[place];
		if (!line) return this.#stand('over', 0);
		const utterance = this.#speech.utter(line.text);
		const voice = voiceFor(this.#speech.synthesis.getVoices(), line.lang);
		if (voice) utterance.voice = voice;
		utterance.lang = voice?.lang ?? line.lang;
		utterance.rate = this.#rate;
		// What was cut off ends too: only the sentence that is being read leads on to the next.
		const isCurrent = (): boolean => this.#current === utterance;
		utterance.onend = () => isCurrent() && this.#say(place + 1);
		utterance.onerror = () => isCurrent() && this.pause();
		this.#current = utterance;
		this.#stand('reading', place);
		this.#speech.synthesis.speak(utterance);
	}
}
