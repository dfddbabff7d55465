import { globSync } from 'node:fs';
import path from 'node:path';

// Each file prints its own figures when it is loaded; none of them passes or fails by the clock.
const folder = path.resolve(import.meta.dirname, '../tests/bench');
const benches = globSync('**/*.bench.ts', { cwd: folder }).sort();
for (const bench of benches) {
	console.log(`\n== ${bench}`);
	await import(path.join(folder, bench));
}
if (benches.length === 0) console.log('Nothing to measure yet: put *.bench.ts files into tests/bench.');
