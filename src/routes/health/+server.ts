import { health } from '#lib/server/health.ts';

/** For whatever watches over the server. */
export const GET = ({ locals }) => health(locals.classServer);
