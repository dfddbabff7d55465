import { answerApi } from '#lib/server/endpoints.ts';

/** Every method of every endpoint; the table is formats/endpoints.ts. */
export const fallback = answerApi;
