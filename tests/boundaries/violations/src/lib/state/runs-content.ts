import { name } from '#lib/content/harmless.ts';
export const broken = name;
