import { building } from '$app/environment';
import { announceSetUp, startClassServer } from '#lib/server/start.ts';
import type { Handle, ServerInit } from '@sveltejs/kit';
import { library } from 'virtual:lessons';
import { packNamesOf } from './routes/packs/published-packs.server.ts';

// The build draws pages and asks no class server: it must not open a database.
const classServer = building ? undefined : startClassServer(library.modules);

export const init: ServerInit = () => classServer && announceSetUp(classServer);

export const handle: Handle = ({ event, resolve }) => {
	if (classServer) event.locals.classServer = classServer;
	// The page knows the hash of its packs, so that the first request for content is the pack itself.
	const packs = packNamesOf(event.params['module']);
	return resolve(event, { transformPageChunk: ({ html }) => html.replace('%sourcebook.packs%', packs) });
};
