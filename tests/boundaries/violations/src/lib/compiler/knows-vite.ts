import { build } from 'vite';
export const made = build;
