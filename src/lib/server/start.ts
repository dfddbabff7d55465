import type { LessonModule } from '#lib/domain/content/lesson-module.ts';
import { ClassServer } from './class-server.ts';

/** The class server of this process, set up by its environment. Nothing is opened yet. */
export function startClassServer(modules: readonly LessonModule[]): ClassServer {
	const server = new ClassServer({
		modules,
		address: process.env['DATABASE_URL'],
		setUpToken: process.env['SOURCEBOOK_SETUP_TOKEN']
	});
	// Whoever read the log may be gone; that is no reason to stop teaching.
	process.stdout.on('error', () => undefined);
	// Called by scripts/serve.ts and by the adapter's own server once the last request is answered.
	process.once('sveltekit:shutdown', () => void server.close());
	return server;
}

/** Tells whoever started the server how the first teacher signs up. Without a database there is nothing to tell. */
export async function announceSetUp(server: ClassServer): Promise<void> {
	const token = await server.setUpToken().catch(() => undefined);
	if (token) console.log(`No teacher has signed up yet. The first one needs this token: ${token}`);
}
