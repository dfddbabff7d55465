import { counted } from './words.ts';

const quizzes = (count: number): string => counted(count, 'quiz', 'quizzes');
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });
const at = (time: number): string => moment.format(time);
const LONGEST_PLACE = 60;

type Broken = { readonly kind: 'broken'; readonly character?: number; readonly length?: number };

const NOTHING_CHANGED = 'Nothing on this device was changed.';

function broken({ character, length }: Broken): string {
	if (character === undefined) return `This code is broken: some of it is missing. ${NOTHING_CHANGED}`;
	const where =
		character === length
			? `it breaks off after character ${length}`
			: `it is damaged at character ${character}`;
	return `This file is not whole: ${where}. Take another copy of it. ${NOTHING_CHANGED}`;
}

/** Every word of the room where a learner sees what is kept. */
export const keepWords = {
	title: 'What is kept',
	lead: 'What you do is saved in this browser and nowhere else. Here you see what that is, and take it to another device.',
	needsScript: 'This page needs JavaScript.',
	looking: 'Looking …',
	saved: {
		title: 'Saved on this device',
		nothing: 'Nothing yet. What you read and answer is saved as you go.',
		finished: (count: number) => `${quizzes(count)} finished`,
		unfinished: (count: number) => `${quizzes(count)} begun and not finished`,
		reviews: (count: number) => counted(count, 'daily review', 'daily reviews'),
		read: (count: number) => `${counted(count, 'section', 'sections')} read to the end`,
		last: (time: number) => `The last answer was saved on ${at(time)}.`,
		inMemory: 'Right now the browser does not save: this is only in this tab. Back it up before you close it.'
	},
	offline: {
		title: 'Ready without a network',
		none: 'Nothing is saved for offline use yet, or this address cannot do it. Stay online for a moment and look again.',
		app: 'The app itself',
		sound: 'here, byte for byte as published',
		missing: 'not here',
		altered: 'damaged',
		all: (files: number, bytes: number) =>
			`All ${files} files were read and compared just now, ${(bytes / 1e6).toFixed(1)} MB. Everything here works with the network off.`,
		some: (bad: number, files: number) =>
			`${counted(bad, 'file', 'files')} of ${files} ${bad === 1 ? 'is' : 'are'} missing or damaged. Fetch ${bad === 1 ? 'it' : 'them'} again while you are online.`,
		again: 'Fetch again',
		check: 'Check again'
	},
	promise: {
		title: 'Will the browser keep it?',
		yes: 'Yes. The browser promised not to clear it by itself. You can still clear it in the browser’s settings.',
		no: 'The browser gave no promise. When space runs short, or after weeks without a visit, it may clear everything here. A backup is safe from that.',
		cannot: 'This browser, or this address, gives no such promises. A backup is the safe way.',
		ask: 'Ask the browser to keep it'
	},
	backup: {
		title: 'Backup',
		last: (time: number, count: number) => `The last backup was made on ${at(time)}, with ${quizzes(count)}.`,
		never: 'No backup was made on this device yet.',
		what: 'One file with all your quizzes, daily reviews, answers, reading marks and settings. Keep it where you keep other files.',
		make: 'Back up my work',
		restore: 'Restore from a file',
		how: 'Restoring unites the file with what is here. Nothing is added twice and nothing is written over.'
	},
	move: {
		title: 'Move to another device',
		how: 'Send the backup file to the other device and open it there under “Restore from a file”. Both devices may go on; uniting them again later loses nothing.',
		share: 'Send the file',
		code: 'Show a code',
		codeWhat:
			'A code carries the latest quizzes, no reading marks and no daily reviews. Scan it with the camera of the other device.',
		codeHolds: (count: number, of: number) =>
			count === of
				? `This code holds ${count === 1 ? 'your only quiz' : `all ${count} quizzes`}.`
				: `This code holds the latest ${count === 1 ? 'quiz' : `${count} of your`} ${of} quizzes. For all of them take the file.`,
		codeName: 'QR code with your latest quizzes',
		hide: 'Hide the code',
		brought: (count: number) => `This address brought ${quizzes(count)} from another device.`,
		take: 'Add to this device'
	},
	outcome: {
		backedUp: (count: number) => `The backup with ${quizzes(count)} was handed to your browser as a file.`,
		nothingFits: 'No quiz fits into a code, or there is none yet. Take the file.',
		restored: (added: number, grown: number, foreign: number) =>
			[
				added + grown === 0 ? 'Everything in it was here already.' : '',
				added > 0 ? `${quizzes(added)} added.` : '',
				grown > 0 ? `${quizzes(grown)} brought up to date.` : '',
				foreign > 0
					? `${counted(foreign, 'entry', 'entries')} bore the number of another quiz and ${foreign === 1 ? 'was' : 'were'} left out.`
					: '',
				'Nothing that was here was changed otherwise.'
			]
				.filter(Boolean)
				.join(' '),
		notStored: {
			missing: 'This browser keeps nothing, so nothing could be restored.',
			blocked: 'The browser does not let us keep anything here, so nothing could be restored.',
			full: 'There is not enough room on this device. Nothing was restored. Free some space and try again.',
			silent: 'The device did not answer in time. Try again; restoring twice does no harm.'
		}
	},
	refused: {
		oversized: `This file is larger than any backup of ours. ${NOTHING_CHANGED}`,
		unreadable: `The browser could not read this file. ${NOTHING_CHANGED}`,
		'not-a-backup': `This is not a backup made by Sourcebook. ${NOTHING_CHANGED}`,
		'later-version': `This backup was made by a newer version of the app. Update the app here and try again. ${NOTHING_CHANGED}`,
		'other-edition': `This code was made with another edition of the lessons. Take the file instead. ${NOTHING_CHANGED}`,
		broken,
		malformed: (place: string) =>
			`This file was changed or damaged: “${place.slice(0, LONGEST_PLACE)}” holds what no backup does. ${NOTHING_CHANGED}`
	}
} as const;
