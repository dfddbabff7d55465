import { healthSchema, writeApi, type Health } from '#lib/formats/class-messages.ts';
import { hasTeachers } from './db/teachers.ts';
import type { ClassServer } from './class-server.ts';

async function stateOf(server: ClassServer | undefined): Promise<Health['status']> {
	// Lessons work without a database: one that nobody has used yet is not opened only to be looked at.
	if (!server?.isOpen) return 'not-opened';
	try {
		await hasTeachers((await server.services()).db);
		return 'well';
	} catch {
		return 'no-database';
	}
}

export async function health(server: ClassServer | undefined): Promise<Response> {
	const status = await stateOf(server);
	const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
	return new Response(writeApi({ status }, healthSchema), {
		status: status === 'no-database' ? 503 : 200,
		headers
	});
}
