/** A file of the build under the address at which it is served, with its bytes before they are packed for the line. */
interface Weighed {
	readonly url: string;
	readonly size: number;
}

const MiB = 1024 * 1024;
/**
 * What a visit may put on a device without being asked, counted as the device stores it: a cache holds files unpacked,
 * and what a host packs them to for the line differs from host to host.
 */
const BUDGET = 5 * MiB;

/** Tests make a build with next to no budget. */
export function budgetFrom(text: string | undefined): number {
	if (text === undefined || text === '') return BUDGET;
	if (!/^\d{1,15}$/.test(text)) throw new Error('SOURCEBOOK_PRECACHE_BYTES has to be a number of bytes.');
	return Number(text);
}

const packsOf = (module: string): string[] => [`packs/${module}.json`, `packs/${module}-pictures.json`];

/**
 * The packs that are not saved ahead, each with its module. The app always is; then come the modules, whole and in the
 * library's order, until one does not fit. No later one slips past it, small as it may be: what a device holds is then
 * the beginning of the library, and a module added at its end takes no other module's place.
 */
export function beyondBudget(
	files: readonly Weighed[],
	modules: readonly string[],
	budget: number
): ReadonlyMap<string, string> {
	const moduleOf = new Map(modules.flatMap((module) => packsOf(module).map((url) => [url, module])));
	const weightOf = (module: string | undefined): number =>
		files.filter(({ url }) => moduleOf.get(url) === module).reduce((sum, { size }) => sum + size, 0);
	let left = budget - weightOf(undefined);
	const first = modules.findIndex((module) => (left -= weightOf(module)) < 0);
	const beyond = new Set(first < 0 ? [] : modules.slice(first));
	return new Map([...moduleOf].filter(([, module]) => beyond.has(module)));
}
