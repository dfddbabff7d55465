import { createContext } from 'svelte';
import type { AppUpdate } from '#lib/state/app-update.svelte.ts';

export const [useAppUpdate, provideAppUpdate] = createContext<AppUpdate>();
