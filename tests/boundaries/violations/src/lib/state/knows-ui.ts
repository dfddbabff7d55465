import { name } from '#lib/ui/harmless.ts';
export const broken = name;
