import { vi } from 'vitest';

const { waitFor } = vi;

/** By itself it waits for one second, which a busy machine may need for a single step. */
vi.waitFor = (callback, options = 30_000) => waitFor(callback, options);
