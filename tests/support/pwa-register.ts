import type { RegisterSWOptions } from 'vite-plugin-pwa/types';

/** Stands in for the build's own module: tests call what the worker would have called. */
export const registered: RegisterSWOptions[] = [];

/** @public found through an alias, by name. */
export function registerSW(options: RegisterSWOptions): () => Promise<void> {
	registered.push(options);
	return () => Promise.resolve();
}
