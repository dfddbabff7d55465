import type { Interval } from '#lib/domain/content/interval.ts';
import { dateLine } from './card-lines.ts';
import type { Mark } from './pictures/marks.ts';
import { counted } from './words.ts';

/** Every word of the room with the pictures of a module. */
export const pictureWords = {
	title: (module: string) => `${module}: timeline, letters and map`,
	heading: 'Timeline, letters and map',
	lead: 'Three pictures drawn from the documents of this module. Below each, the same stands in words.',
	timeline: {
		title: 'When it happened, and when it was known',
		lead: 'Drawn to scale. A slanted line joins the day something happened, or a paper was written, to the day another city learned of it, or received it: the flatter the line, the longer the wait. The scale is the Moscow calendar.',
		region: 'Timeline',
		happened: 'It happened',
		known: 'It was known elsewhere',
		written: 'It was written',
		closer: 'Closer',
		wider: 'Wider',
		all: 'All',
		earlier: 'Earlier',
		later: 'Later',
		keys: 'Tap a mark to read it. With keys: + and − zoom, 0 shows all, ← and → step from mark to mark.',
		seen: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
		hidden: (count: number) =>
			count === 0
				? 'Every mark has its words beside it.'
				: `${counted(count, 'mark has', 'marks have')} no room for words here: go closer, or tap.`,
		place: (place: number, count: number) => `Mark ${place} of ${count}`,
		none: 'No mark is chosen yet.',
		open: 'Read the document',
		list: 'The timeline in words'
	},
	kinds: { event: 'Event', document: 'Document' },
	when: (mark: Mark) => `${mark.kind === 'event' ? 'Happened' : 'Written'}: ${dateLine(mark.when)}.`,
	known: (mark: Mark, known: Interval) =>
		`${mark.kind === 'event' ? 'Known' : 'Received'}: ${dateLine(known)}.`,
	network: {
		title: 'Who wrote to whom',
		lead: 'An arrow for each direction, thicker the more papers of this module went that way; the figure counts them. A paper with two addressees is counted for both.',
		region: 'Picture of who wrote to whom',
		caption: 'The same in words',
		from: 'From',
		to: 'To',
		papers: 'Papers',
		names: 'Code names in them',
		noNames: 'None',
		codeName: (name: string) => `“${name}”`,
		nameUsed: (person: string, name: string, papers: number) => `“${name}” for ${person}, in ${papers}`,
		unaddressed: 'No addressee is printed on:',
		empty: 'No paper of this module has both a writer and an addressee in print.'
	},
	map: {
		title: 'Where it happened',
		lead: (places: number) =>
			`${places === 0 ? 'No place' : counted(places, 'place', 'places')} of this module on the map, in the spelling of the sources. The dashed red line is the 38th parallel, which divided Korea from 1945; coasts and borders are those of today (Natural Earth).`,
		region: 'Map of Korea and its neighbours',
		parallel: '38th parallel',
		here: 'On the map',
		beyond: 'Beyond the map',
		today: (today: string) => `today ${today}`,
		spelled: (names: readonly string[]) =>
			`In the documents also ${names.map((name) => `“${name}”`).join(', ')}.`,
		far: (kilometres: number) =>
			`About ${new Intl.NumberFormat('en').format(kilometres)} km from Pyongyang as the crow flies.`
	}
} as const;
