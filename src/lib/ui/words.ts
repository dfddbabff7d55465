import type { SourceType } from '#lib/domain/content/source.ts';

const list = (names: readonly string[]): string => names.join(', ');
export const counted = (count: number, one: string, many: string): string =>
	`${count} ${count === 1 ? one : many}`;

const kinds: Record<SourceType, string> = {
	telegram: 'Telegram',
	letter: 'Letter',
	decision: 'Politburo decision',
	memorandum: 'Memorandum',
	report: 'Report',
	journal: 'Journal',
	'archive-description': 'Archive description',
	historian: 'Historian'
};

const library = {
	teachers: 'For teachers',
	lead: 'Short lessons built on declassified documents, with quizzes made from them. Everything works with the network off.',
	modules: 'Modules',
	sections: (count: number) => counted(count, 'section', 'sections'),
	documents: (count: number) => counted(count, 'document', 'documents'),
	minutes: (count: number) => `${count} minutes`,
	read: (done: number, count: number) => `${done} of ${counted(count, 'section', 'sections')} read`,
	quizzes: (count: number) => `${counted(count, 'quiz', 'quizzes')} finished`,
	notBegun: 'Not begun',
	goOn: 'Go on where you stopped',
	goOnQuiz: (module: string) => `Quiz on ${module}`,
	empty: 'There are no modules here yet. Whoever runs this site can add one in the lessons folder.',
	first: 'Start with any module: read a section, then take its quiz.',
	codeTitle: 'Have a quiz code?',
	codeLabel: 'Four groups of four letters and numbers',
	codeGo: 'Open this quiz'
};

const module = {
	introduction: 'Introduction',
	sections: 'Sections',
	documents: 'Documents',
	unknown: 'What we do not know',
	discussion: 'For discussion',
	written: 'Written task',
	isRead: 'Read',
	isBegun: 'Begun',
	pictures: 'Timeline, letters and map',
	start: 'Take the quiz',
	resume: 'Go on with the quiz'
};

const section = {
	place: (place: number, count: number) => `Section ${place} of ${count}`,
	next: 'Next section',
	previous: 'Previous section',
	end: 'You have reached the end of this module.',
	keptPlace: 'You are back where you stopped.',
	toTop: 'Start from the top'
};

const document = {
	readIn: (title: string) => `Read it in “${title}”`,
	provenance: 'Where it comes from',
	citation: 'Archive',
	publication: 'Published in',
	translation: 'Translated by',
	rights: 'Rights',
	catalogue: 'Catalogue number'
};

const faults = {
	unknownTitle: 'There is nothing at this address.',
	unknown: 'It may be mistyped, or of an older edition.',
	unreachableTitle: 'This page is not on this device.',
	unreachable: 'There is no line to the server at the moment. It will open when you are back online.',
	brokenTitle: 'This page could not be shown.',
	broken: 'Something went wrong in the app. Nothing you did is lost.',
	here: 'What is here:',
	toLibrary: 'Go to the library'
};

const device = {
	missing: 'This browser keeps nothing. You can read and answer, but your progress ends with this tab.',
	blocked: 'The browser does not let us keep anything here. You can go on, but progress ends with this tab.',
	full: 'This device is full. You can go on, but new answers are not kept. Free some space and reload.',
	silent: 'The device does not answer. You can go on, but your progress may not be kept.',
	setAside: (count: number) =>
		`${counted(count, 'record', 'records')} could not be read and ${count === 1 ? 'was' : 'were'} set aside. Everything else is in order.`,
	ofLaterVersion:
		'Some of your work was saved by a newer version of the app. It is safe. Close all tabs of the app and open it again to see it.',
	lost: 'Quizzes that were saved in this browser are no longer here. If you have a backup, it brings them back.',
	restore: 'Restore',
	goOn: 'Go on without them',
	keep: 'What is kept',
	noOffline: 'This address cannot work offline: browsers allow that over https only.',
	saved: 'What you read and answer is saved on this device and nowhere else.',
	offlineReady: 'Everything is on this device. It works with the network off.',
	offlineSoon: 'Saving the modules for offline use.',
	update: 'A newer version is ready.',
	applyUpdate: 'Use it now'
};

const settings = {
	title: 'How pages look',
	short: 'Aa',
	theme: 'Colours',
	themes: { system: 'As the device', paper: 'Paper', lamp: 'Lamp', contrast: 'High contrast' },
	textSize: 'Size of the text',
	textSizes: { normal: 'Normal', large: 'Large', largest: 'Largest' }
};

const rights = {
	title: 'Rights and sources',
	own: 'The lessons are ours, under the licence Creative Commons Attribution 4.0 (CC BY 4.0). The code is under the MIT licence.',
	quoted:
		'Excerpts are quotations. They stay with their holders and are listed here with archive, translator and publication.',
	noTracker: 'No account, no tracker, no request to anybody else.'
};

/**
 * Every word of the interface but those of a quiz, in English; sentences with values in them are functions. The quiz has
 * its own in `quiz-words.ts`, so that a reader does not load them.
 */
export const words = {
	name: 'Sourcebook',
	pageTitle: (title: string) => `${title} · Sourcebook`,
	skip: 'Skip to the text',
	close: 'Close',
	kinds,
	library,
	module,
	section,
	document,
	faults,
	device,
	settings,
	rights,
	card: {
		kindOfDocument: 'Kind of document',
		from: 'From',
		to: 'To',
		wordsOf: 'Words of',
		through: 'Passed on by',
		date: 'Date',
		sent: 'Sent',
		received: 'Received',
		hands: 'Hands',
		published: (publication: string, translator: string) =>
			translator ? `${publication}. Translated by ${translator}.` : `${publication}.`
	},
	names: {
		person: 'Person',
		place: 'Place',
		term: 'Term',
		also: (names: readonly string[]) => `Also written ${list(names)}.`,
		signsAs: (names: readonly string[]) => `Signs telegrams as ${list(names)}.`,
		today: (today: string) => `Today ${today}.`
	}
} as const;
