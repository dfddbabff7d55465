import { name } from '#lib/compiler/harmless.ts';
export const broken = name;
