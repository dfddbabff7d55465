import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import type { Exchange, NameUsed } from '#lib/domain/content/pictures.ts';
import type { Source } from '#lib/domain/content/source.ts';
import { holds } from '#lib/domain/content/plain-text.ts';
import { compare } from '../diagnostic.ts';

/** Every direction in which papers went, the busiest first. A paper with two addressees goes to both. */
export function exchangesOf(module: LessonModule): Exchange[] {
	const directions = new Map<string, { from: string; to: string; papers: Source[] }>();
	for (const source of module.sources.filter(({ type }) => type !== 'historian'))
		for (const from of source.from)
			for (const to of source.to.filter((id) => id !== from)) {
				const direction = directions.get(`${from} ${to}`) ?? { from, to, papers: [] };
				direction.papers.push(source);
				directions.set(`${from} ${to}`, direction);
			}
	return [...directions.values()]
		.map(({ from, to, papers }) => ({
			from,
			to,
			papers: papers
				.toSorted((a, b) => a.date.earliest - b.date.earliest || compare(a.id, b.id))
				.map(({ id }) => id),
			names: [from, to].flatMap((person) => namesUsed(module, person, papers))
		}))
		.toSorted(
			(a, b) => b.papers.length - a.papers.length || compare(`${a.from} ${a.to}`, `${b.from} ${b.to}`)
		);
}

/** Papers of the time whose addressee is not in print; what archives and scholars wrote later has none. */
export function unaddressedIn(module: LessonModule): string[] {
	return module.sources
		.filter(({ type, to }) => type !== 'historian' && type !== 'archive-description' && to.length === 0)
		.map(({ id }) => id);
}

/** The code names of a person that stand in the papers, or in what is told of their way. */
function namesUsed(module: LessonModule, person: string, papers: readonly Source[]): NameUsed[] {
	const aliases = module.names.people.find(({ id }) => id === person)?.signsAs ?? [];
	return aliases.flatMap((name) => {
		const using = papers.filter(({ title, hands, excerpt }) =>
			holds([title, hands, ...excerpt].join(' '), name)
		);
		return using.length > 0 ? [{ person, name, papers: using.length }] : [];
	});
}
