import { loadLibrary } from '#lib/library/load-module.ts';
import { explainMissing } from '../explain-missing.ts';

export const prerender = true;

export const load = async ({ fetch }) => ({ modules: await explainMissing(loadLibrary(fetch)) });
