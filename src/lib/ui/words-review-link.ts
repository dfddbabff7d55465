/** The words that lead to the daily review, apart from its own, which the library page does not load. */
export const reviewLink = {
	title: 'Daily review',
	meaning: 'What you learned, asked again before you forget it.',
	go: 'Open the daily review'
} as const;
