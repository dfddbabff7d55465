/** @guarantee A visit saves at most 5 MiB unasked: whole modules, in the order of the library. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beyondBudget, budgetFrom } from '../../scripts/precache-budget.ts';

const MiB = 1024 * 1024;

interface Library {
	readonly app: readonly number[];
	readonly modules: readonly (readonly [lesson: number, pictures: number])[];
}

const bytes = fc.nat({ max: 1000 });
const library = fc.record({
	app: fc.array(bytes, { maxLength: 4 }),
	modules: fc.array(fc.tuple(bytes, bytes), { maxLength: 6 })
});
const budget = fc.nat({ max: 8000 });

const names = ({ modules }: Library): string[] => modules.map((_, place) => `module-${place}`);
const packsOf = (name: string): [string, string] => [`packs/${name}.json`, `packs/${name}-pictures.json`];
const filesOf = ({ app, modules }: Library) => [
	...app.map((size, place) => ({ url: `_app/${place}.js`, size })),
	...modules.flatMap((sizes, place) =>
		packsOf(`module-${place}`).map((url, part) => ({ url, size: sizes[part] ?? 0 }))
	)
];
const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
const beyond = (given: Library, most: number) => beyondBudget(filesOf(given), names(given), most);

test('only packs of modules are left, lesson and pictures of a module together, each with its module', () => {
	fc.assert(
		fc.property(library, budget, (given, most) => {
			const left = beyond(given, most);
			const modules = [...new Set(left.values())];
			expect([...left.entries()].sort()).toEqual(
				modules.flatMap((name) => packsOf(name).map((url) => [url, name])).sort()
			);
		})
	);
});

test('what is saved ahead is the beginning of the library, as much of it as fits beside the app', () => {
	fc.assert(
		fc.property(library, budget, (given, most) => {
			const left = new Set(beyond(given, most).values());
			const kept = given.modules.length - left.size;
			expect([...left]).toEqual(names(given).slice(kept));
			const weightOf = (count: number): number =>
				sum([...given.app, ...given.modules.slice(0, count).flat()]);
			if (kept > 0) expect(weightOf(kept)).toBeLessThanOrEqual(most);
			if (left.size > 0) expect(weightOf(kept + 1)).toBeGreaterThan(most);
		})
	);
});

test('more room never saves less, and a module added at the end moves no other', () => {
	fc.assert(
		fc.property(
			library,
			budget,
			fc.nat({ max: 2000 }),
			fc.tuple(bytes, bytes),
			(given, most, more, added) => {
				const left = new Set(beyond(given, most).values());
				for (const name of beyond(given, most + more).values()) expect(left).toContain(name);
				const longer = { ...given, modules: [...given.modules, added] };
				const known = names(given);
				expect(new Set([...beyond(longer, most).values()].filter((name) => known.includes(name)))).toEqual(
					left
				);
			}
		)
	);
});

test('the order of the files does not matter, that of the library does', () => {
	const files = filesOf({ app: [10], modules: [[30, 5], [30, 5], [1, 1]] }); // prettier-ignore
	const order = ['module-2', 'module-0', 'module-1'];
	expect(new Set(beyondBudget(files.toReversed(), order, 50).values())).toEqual(new Set(['module-1']));
	expect(new Set(beyondBudget(files, ['module-0', 'module-1', 'module-2'], 50).values())).toEqual(
		new Set(['module-1', 'module-2'])
	);
});

test('the budget is 5 MiB unless the build is told another number of bytes', () => {
	expect(budgetFrom(undefined)).toBe(5 * MiB);
	expect(budgetFrom('')).toBe(5 * MiB);
	expect(budgetFrom('0')).toBe(0);
	for (const text of ['5 MiB', '-1', '1.5', 'NaN']) expect(() => budgetFrom(text)).toThrow(/number of bytes/);
});
