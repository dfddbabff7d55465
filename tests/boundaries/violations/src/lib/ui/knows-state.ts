import type { name } from '#lib/state/harmless.ts';
export type Broken = typeof name;
