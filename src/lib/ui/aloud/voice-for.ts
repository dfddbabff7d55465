type Spoken = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

const normal = (lang: string): string => lang.toLowerCase().replace('_', '-');
const base = (lang: string): string => normal(lang).split('-')[0] ?? '';

/**
 * The voice of the system that reads a language: one for the same country before one for another, one that works
 * without a network before one that asks a server, and the system's own choice among equals. Undefined if none can.
 */
export function voiceFor<Voice extends Spoken>(voices: readonly Voice[], lang: string): Voice | undefined {
	const rank = (voice: Voice): number =>
		(normal(voice.lang) === normal(lang) ? 4 : 0) + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
	return voices.filter((voice) => base(voice.lang) === base(lang)).toSorted((a, b) => rank(b) - rank(a))[0];
}
