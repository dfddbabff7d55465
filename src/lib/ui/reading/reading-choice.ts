/** How a reader likes the pages, setting by setting. */
export interface ReadingChoice {
	readonly theme: 'system' | 'paper' | 'lamp' | 'contrast';
	readonly textSize: 'normal' | 'large' | 'largest';
	readonly spacing: 'normal' | 'wide';
	readonly measure: 'narrow' | 'normal' | 'wide';
	readonly density: 'comfortable' | 'compact';
	/** Of the interface. */
	readonly language: 'system' | 'en' | 'ko';
}
