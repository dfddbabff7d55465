import { name } from '#lib/server/harmless.ts';
export const broken = name;
