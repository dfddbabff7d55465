import { name } from '#lib/storage/harmless.ts';
export const broken = name;
