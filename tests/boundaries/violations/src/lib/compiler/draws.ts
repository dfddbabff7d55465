import { name } from './pictures/harmless.ts';
export const drawn = name;
