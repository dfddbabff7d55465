import { createContext } from 'svelte';
import type { AppUpdate } from '#lib/state/offline/app-update.svelte.ts';

export const [useAppUpdate, provideAppUpdate] = createContext<AppUpdate>();
