import { building } from '$app/environment';
import { announceSetUp, startClassServer } from '#lib/server/start.ts';
import type { Handle, ServerInit } from '@sveltejs/kit';
import { library } from 'virtual:lessons';

// The build draws pages and asks no class server: it must not open a database.
const classServer = building ? undefined : startClassServer(library.modules);

export const init: ServerInit = () => classServer && announceSetUp(classServer);

export const handle: Handle = ({ event, resolve }) => {
	if (classServer) event.locals.classServer = classServer;
	return resolve(event);
};
