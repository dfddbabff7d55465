import type * as rows from '#lib/formats/endpoints.ts';
import { reject, respond, unchanged } from './http/reply.ts';
import type { Handler } from './request-context.ts';

/** A report about old attempts needs the version of the module that they were made from. */
export const showModule: Handler<typeof rows.showModule> = async ({ services, params, knownTag }) => {
	const tag = `"${params.hash}"`;
	if (knownTag === tag) return unchanged(tag);
	const module = await services.modules.find(params.hash);
	return module ? respond(module, { tag }) : reject('not-found');
};
