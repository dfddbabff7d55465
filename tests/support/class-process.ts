import { syntheticModule } from '../fixtures/synthetic-module.ts';
import { ClassHost } from './class-host.ts';

// A class server in a process of its own, to be killed. Prints its address once it listens.
const host = await ClassHost.open({
	modules: [syntheticModule(40)],
	address: process.env['DATABASE_URL'],
	setUpToken: process.env['SOURCEBOOK_SETUP_TOKEN'],
	scryptCost: { N: 2, r: 1, p: 1 },
	write: () => undefined
});
await host.server.services();
console.log(host.origin);
process.once('SIGTERM', () => void host.close());
// Whoever measures starts it with --expose-gc and asks: what is left is held, not merely not yet collected.
process.on('message', () => {
	globalThis.gc?.();
	process.send?.(process.memoryUsage().heapUsed + process.memoryUsage().external);
});
process.channel?.unref();
