import { name } from '#lib/state/harmless.ts';
export const broken = name;
