import { join } from 'node:path';
export const read = join;
