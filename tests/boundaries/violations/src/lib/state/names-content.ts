import type { name } from '#lib/content/harmless.ts';
export type Allowed = typeof name;
