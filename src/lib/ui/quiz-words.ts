import type { ItemForm, ItemKind, Skill } from '#lib/domain/item/item.ts';
import type { Stage } from './item-progress.ts';
import { counted } from './words.ts';

const itemKinds: Record<ItemKind, string> = {
	'supported-claim': 'Which statement the document supports',
	'find-evidence': 'Finding the words that show it',
	'code-name': 'A code name and its bearer',
	'who-holds': 'Who holds a view',
	'supported-or-not': 'Supported, contradicted or not said',
	'which-source': 'Which document shows it',
	sourcing: 'Where the document comes from',
	context: 'What had happened by then',
	corroborate: 'Two passages compared',
	'place-one': 'A place on the line of events',
	'put-in-order': 'Events put in order',
	'two-clocks': 'The order in which news arrived',
	written: 'A written response'
};

const skills: Record<Skill, string> = {
	comprehension: 'Comprehension',
	'close reading': 'Close reading',
	corroboration: 'Comparing sources',
	sourcing: 'Judging where a source comes from',
	contextualisation: 'Seeing a source in its time',
	chronology: 'Chronology',
	'historical thinking': 'Historical thinking'
};

const verdicts: Record<Stage, string> = {
	asked: '',
	'second-try': 'Not yet. You have one more try.',
	right: 'Right.',
	'right-late': 'Right on the second try. The first one counts.',
	wrong: 'Here is the answer.',
	'marked-by-learner': 'Kept, with your own mark.'
};

const lacking: Record<ItemForm, string> = {
	choices: 'Choose an answer first.',
	sentences: 'Tap a sentence of the document first.',
	order: 'Put the cards in order first.',
	line: 'Choose a place on the line first.',
	written: 'Write a sentence and choose a level first.'
};

const item = {
	yours: 'You chose this',
	right: 'Right',
	here: 'Here',
	tapSentence: 'Read the document and tap the sentence.',
	withheld: 'Your answer is saved.',
	whichLevel: 'Compare what you wrote with the documents. Which line describes it best?',
	lacking
};

const order = {
	how: 'Use the arrows, or tap a card and then the place where it goes.',
	up: (text: string) => `Move up: ${text}`,
	down: (text: string) => `Move down: ${text}`,
	held: (text: string, place: number, count: number) =>
		`Holding: ${text}. Place ${place} of ${count}. Arrow keys move it, Space puts it down, Escape cancels.`,
	moved: (text: string, place: number, count: number) => `${text}: now ${place} of ${count}.`,
	dropped: (text: string, place: number, count: number) => `Put down: ${text}, ${place} of ${count}.`,
	cancelled: 'Cancelled. The cards are back where they were.'
};

const feedback = {
	pairs: (earned: number, possible: number) => `${earned} of ${possible} pairs in the right order`,
	move: (texts: readonly string[]) =>
		`Moving ${counted(texts.length, 'card', 'cards')} would put it right: ${texts.map((text) => `“${text}”`).join(', ')}.`,
	reread: (title: string, paragraph: number) =>
		paragraph > 0
			? `Read paragraph ${paragraph} of “${title}” again.`
			: `Look at the head of “${title}” again.`,
	thinkAgain: 'Think of the dates on the documents, and try once more.',
	openThere: 'Open it there',
	showWords: 'Show me the words',
	showAnswer: 'Show me the answer',
	undecided: (one: string, other: string) =>
		`The record does not say which came first: “${one}” or “${other}”. Either order counts.`,
	scale: 'The same cards on a line drawn to scale',
	happened: 'Happened',
	known: (city: string) => `Known in ${city}`
};

const passport = {
	title: 'About this question',
	kind: 'Kind',
	skill: 'Skill',
	about: 'Made from',
	evidence: 'Words of the source',
	reportLabel: 'Is something wrong with it? Send this text to whoever gave you this app.',
	report: (of: { item: string; module: string; hash: string; code: string }) =>
		`Question: ${of.item}\nModule: ${of.module}, edition ${of.hash}\nQuiz: ${of.code}\nWhat seems wrong: `,
	copy: 'Copy this text',
	copied: 'Copied.'
};

const quiz = {
	title: (module: string) => `Quiz: ${module}`,
	opening: 'Opening the quiz.',
	place: (place: number, count: number) => `Question ${place} of ${count}`,
	back: 'Back',
	skip: 'Skip',
	check: 'Check',
	compare: 'Compare',
	keepOrder: 'Keep this order',
	next: 'Next',
	results: 'See results',
	what: (count: number) =>
		`${counted(count, 'question', 'questions')}, made from the curators' notes on these documents. You have two tries at each; the first one counts. The documents stay one tap away.`,
	fresh: 'Start a new quiz',
	ofCode: 'Start the quiz of this code',
	resume: (place: number, count: number) => `Go on at question ${place} of ${count}`,
	begun: 'You have a quiz that is not finished.',
	toModule: 'Read the module first',
	needsScript: 'The quiz needs JavaScript, which is off in this browser. The lessons can be read without it.',
	shortfall: 'This module is too small for such a quiz.',
	written: 'Write a response'
};

const results = {
	title: 'Your results',
	score: (earned: number, possible: number) => `${Math.round(earned * 100) / 100} of ${possible}`,
	scoreMeaning: 'First tries count. An order question earns the share of pairs that were right.',
	unanswered: (count: number) => `${counted(count, 'question was', 'questions were')} not answered.`,
	each: 'Question by question',
	full: 'Right',
	part: (share: number) => `${Math.round(share * 100)} %`,
	none: 'Not right',
	skipped: 'Not answered',
	ownMark: 'Marked by you',
	look: 'Look at it again',
	reread: 'Read again',
	nothing: 'Every first try was right.',
	code: 'Code of this quiz',
	codeMeaning: 'Whoever types it gets the same questions.',
	fresh: 'Take a fresh quiz'
};

const code = {
	unknownModule: 'This code belongs to a module that is not here.',
	title: 'No quiz has this code.',
	advice: 'Check the code with whoever gave it to you, or take a new quiz.'
};

const sheet = {
	title: 'Documents',
	open: (count: number) => (count === 1 ? 'Look at the document' : 'Look at the documents'),
	back: 'Back to the question'
};

/** Every word of a quiz, in English. */
export const quizWords = {
	itemKinds,
	skills,
	verdicts,
	item,
	order,
	feedback,
	passport,
	quiz,
	results,
	code,
	sheet
} as const;
