import { counted } from './words.ts';

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });
const at = (time: number): string => moment.format(time);
const questions = (count: number): string => counted(count, 'question', 'questions');
const learners = (count: number): string => counted(count, 'learner', 'learners');
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const points = (earned: number, possible: number): string =>
	`${Math.round(earned * 100) / 100} of ${possible}`;

const teach = {
	title: 'For teachers',
	lead: 'Assign a quiz with a link. No account and no server are needed: the link holds everything.',
	assign: 'Assign a quiz',
	choose: 'Choose a module.',
	none: 'There is no module here yet.',
	needsScript: 'This page needs JavaScript.',
	other: 'Another module',
	make: 'Make the link',
	tooSmall: (count: number) => `This module is too small for ${questions(count)}. Ask for fewer.`,
	unreachable: 'This module is not on this device. Go online once and try again.',
	given: 'Given out from this device',
	nothing: 'Nothing yet. What you assign is listed here, and its results with it.',
	when: (time: number) => `Made ${at(time)}`,
	results: 'Results',
	paper: 'Print',
	remove: 'Remove',
	removeSure: 'Remove it with its results',
	keepIt: 'Keep it',
	receive: 'Take in what learners hand in',
	classes: 'Classes on this server'
};

const options = {
	summary: 'Change the settings',
	title: 'Title',
	items: 'Questions',
	seeds: 'Who gets which questions',
	seed: { each: 'Each learner their own, new at every try', same: 'The same for all' },
	attempts: 'Tries that count',
	unlimited: 'As many as they like',
	counts: 'Which try counts',
	counted: { best: 'The best', first: 'The first', last: 'The last' },
	feedback: 'Learners see what was right',
	feedbacks: {
		'after-each': 'after each question',
		'at-end': 'at the end',
		'after-due': 'after the due date'
	},
	due: 'Due',
	dueHow: 'Later work is taken in and marked late.',
	dueMissing: 'Set a due date first: what was right is shown after it.',
	order: 'An order question earns',
	orders: {
		pairs: 'the share of pairs in the right order',
		'chance-corrected': 'what is better than chance',
		'all-or-nothing': 'a point only if all is right'
	}
};

const summary = {
	items: questions,
	due: (time: number) => `Due ${at(time)}.`,
	noDue: 'No due date.',
	left: (count: number) => (count === 1 ? 'One try counts.' : `${count} tries count.`),
	none: 'All tries that count are used up. You can look at what you did.',
	unlimited: 'Try as often as you like.',
	feedback: {
		'after-each': 'You see what was right after each question.',
		'at-end': 'You see what was right at the end.',
		'after-due': 'You see what was right after the due date.'
	},
	withheldHow: 'You answer each question once.'
};

const link = {
	title: 'Ready',
	address: 'Link for learners',
	copy: 'Copy the link',
	copied: 'Copied. Paste it where your learners will find it.',
	cannotCopy: 'The link is marked. Copy it with your keyboard or a long press.',
	code: 'Show a code for the board',
	hideCode: 'Hide the code',
	codeName: (title: string) => `QR code with the link to “${title}”`,
	file: 'Save as a file',
	how: 'Learners open the link, type a name and answer; a network is needed only to open it. Then they send you what they hand in.'
};

const assigned = {
	title: 'Assigned quiz',
	opening: 'Opening what was assigned.',
	asked: 'Your teacher asks you to do this.',
	module: 'Read the lesson',
	name: 'Your name',
	nameHow: 'Your teacher sees it with your answers. It stays on this device until you hand in.',
	nameMissing: 'Type your name first.',
	start: 'Begin',
	again: 'Try again',
	resume: (place: number, count: number) => `Go on at question ${place} of ${count}`,
	finish: 'Finish',
	as: (name: string) => `You work as ${name}.`,
	noModule: 'The lesson of this quiz is not on this device. Go online once and open the link again.',
	unknownModule:
		'This Sourcebook does not have the lesson that was assigned. Ask your teacher which one to use.',
	otherEdition:
		'Your teacher made this with another edition of the lesson. You get the questions of the edition here.',
	tooSmall: 'The lesson is too small for this quiz. Tell your teacher.',
	faultTitle: 'This link does not work here',
	toLibrary: 'To the library',
	doneTitle: 'Done',
	tries: 'What you did',
	tryOf: (number: number) => `Try ${number}`,
	lookBack: 'See what was right',
	later: (time: number) => `What was right is shown after ${at(time)}. Open the link again then.`,
	score: points,
	handIn: 'Hand in',
	saved: 'Saved on this device, not handed in yet.',
	sending: 'Looking for a line …',
	byItself: 'It is handed in by itself when there is a line and this app is open.',
	handedAt: (time: number) => `Handed in at ${at(time)}.`,
	refused: 'The class did not take this. Show it to your teacher.',
	sendNow: 'Hand in now',
	withoutClass: 'Send this to your teacher, as a file or as text. Sending it twice does no harm.',
	file: 'Save as a file',
	share: 'Send it',
	copy: 'Copy as text',
	copied: 'Copied. Paste it into a message to your teacher.',
	cannotCopy: 'The text is marked. Copy it with your keyboard or a long press.',
	code: 'Show as a code',
	hideCode: 'Hide the code',
	codeName: 'QR code with what you hand in',
	text: 'What you hand in, as text',
	savedFile: 'Saved as a file. Now send that file to your teacher.',
	cannotSign: 'This address is not safe enough to sign what you hand in. Open the link on an https address.',
	opened: 'Opened on this device',
	nothingOpened: 'Nothing yet. Open the link that your teacher gave you.',
	joined: (title: string) => `From ${title}`
};

const receive = {
	title: 'Take in what learners hand in',
	lead: 'Choose the files that learners sent, all at once, or paste their messages. Taking one in twice changes nothing.',
	files: 'Choose files',
	paste: 'Paste what learners sent',
	take: 'Take in',
	busy: 'Looking …',
	added: (count: number) => `${counted(count, 'try', 'tries')} taken in.`,
	repeated: (count: number) => `${counted(count, 'try was', 'tries were')} here already.`,
	nothing: 'There is nothing in it that a learner handed in.',
	refused: (name: string, place: number, message: string) => `${name}, number ${place}: ${message}`,
	pasted: 'Pasted text',
	elsewhere: (count: number) =>
		`${counted(count, 'try belongs', 'tries belong')} to an assignment that is not on this device. Add its link below to see it.`,
	which: 'Assignment',
	noneYet: 'No assignment is on this device yet. Make one, or add the link of one.',
	add: 'Add an assignment made elsewhere',
	addLabel: 'Its link',
	addGo: 'Add',
	roster: 'Names',
	rosterHow: 'Paste your list, one name on a line or a table with groups, to see who has not handed in.',
	rosterLabel: 'List of names',
	rosterSet: 'Use this list',
	rosterFile: 'From a file (CSV)',
	rosterIs: (count: number) => `${learners(count)} on the list.`,
	rosterNone: 'No list yet: everybody who handed in is shown.',
	duplicates: (names: string) => `These names stand in it more than once: ${names}.`,
	surplus: (count: number) => `${counted(count, 'line was', 'lines were')} too many and left out.`,
	marks: 'Marks from paper',
	marksHow: 'Type the letters of one paper, such as 1B 2A 3CABD, with - for nothing.',
	marksWho: 'Learner',
	marksLine: 'Answers',
	marksGo: 'Add this paper',
	marksDone: (name: string) => `The paper of ${name} is in.`,
	marksNeed: 'Paste a list of names first.'
};

const report = {
	title: 'Class report',
	none: 'Nothing was handed in yet.',
	statuses: { done: 'Done', 'not-done': 'Not done', late: 'Late', 'needs-help': 'Needs help' },
	learners: 'Learners',
	all: 'All',
	show: 'Show',
	name: 'Name',
	group: 'Group',
	status: 'Status',
	points: 'Points',
	tries: 'Tries',
	score: points,
	itemHead: (number: number) => `Question ${number}`,
	tableName: 'Points of each learner in each question',
	tableHow: '✓ right, ✗ wrong, – not answered. Numbers are shares of a point.',
	marks: {
		late: 'late',
		'arrived-late': 'in time by its own clock, received late',
		surplus: 'one try too many',
		'unknown-version': 'made with an edition that is not known here',
		'other-version': 'made with another edition',
		'wrong-paper': 'not the questions that were drawn for this learner',
		'not-assigned': 'another module'
	},
	look: 'Look',
	lookAt: (name: string) => `Look at the answers of ${name}`,
	back: 'Back to the report',
	of: (name: string) => `Answers of ${name}`,
	noAnswer: 'Not answered',
	answer: 'Answer',
	key: 'Right',
	openClaims: 'Not held yet',
	openClaimsNone: 'Nothing that was asked is missed by most.',
	openClaimsHow: 'Claims that fewer than 60 % of those asked got right. Read the source again together.',
	held: (share: number, asked: number) => `${percent(share)} right, asked ${counted(asked, 'time', 'times')}`,
	read: (title: string) => `Read “${title}”`,
	progress: 'First and last try',
	progressIs: (count: number, first: number, last: number) =>
		`${learners(count)} tried more than once: ${percent(first)} of the points at first, ${percent(last)} at last.`,
	items: 'Questions',
	itemsNone: 'No question was answered yet.',
	itemIs: (answered: number, asked: number) => `answered by ${answered} of ${asked}`,
	right: (share: number) => `${percent(share)} right`,
	discrimination: (value: number) => `Goes with the rest of the paper: ${value.toFixed(2)} (from -1 to 1)`,
	concerns: {
		'few-right': 'Few got it right. Look whether it was taught, or is unclear.',
		'key-below-distractor': 'A wrong choice was taken more often than the right one.',
		'tells-nothing': 'Those who knew the rest did not know this more often.',
		'choice-not-taken': 'A choice that nobody took.'
	},
	unsure: (needs: number) => `Too few answers to be sure; ${needs} are needed.`,
	taken: (count: number) => counted(count, 'learner', 'learners'),
	strangers: 'Not on your list',
	strangersHow: 'Choose who it is, and it counts for them.',
	whoIs: (name: string) => `Who is ${name}?`,
	nobody: 'Nobody on the list',
	noEdition:
		'The edition of the lesson that this was made with is not here, so that questions cannot be shown.',
	gradebook: 'Gradebook (CSV)',
	itemCsv: 'Answers (CSV)',
	live: (time: number) =>
		`Up to date at ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(time)}.`
};

const paper = {
	title: 'Print',
	lead: 'A paper for learners without a device. Type their letters in afterwards.',
	key: 'Answers',
	keys: {
		none: 'without answers',
		inline: 'answers below each question',
		separate: 'answers on a sheet of their own'
	},
	cards: 'With cards to cut out',
	sources: 'With the documents',
	print: 'Print',
	name: 'Name',
	date: 'Date',
	code: (code: string) => `Quiz ${code}`,
	write: 'Your answer:',
	orderHow: 'Write the letters in the right order:',
	right: (letters: string) => `Right: ${letters}`,
	keySheet: 'Answers',
	cardSheet: (number: number) => `Cards for question ${number}`,
	documents: 'Documents',
	needsNames:
		'Each learner gets their own questions here. Paste the list of names first, and one paper is printed for each; or assign the same questions to all.',
	count: (count: number) => (count === 1 ? 'One paper.' : `${count} papers, one for each name.`),
	unknown: 'This assignment is not on this device.'
};

/** Every word of the rooms where teachers assign and learners hand in. */
export const classWords = {
	teach,
	options,
	summary,
	link,
	assigned,
	receive,
	report,
	paper
} as const;
