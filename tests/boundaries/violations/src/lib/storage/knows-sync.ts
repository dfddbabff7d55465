import { name } from '#lib/sync/harmless.ts';
export const broken = name;
