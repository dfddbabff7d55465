import type { LessonModule } from '#lib/domain/content/lesson-module.ts';

export const hasFields = (value: unknown, ...names: string[]): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && names.every((name) => name in value);

/** Packs are written by the compiler and addressed by their hash: checked is that it is a module, not each field. */
export const isModule = (value: unknown): value is LessonModule =>
	hasFields(value, 'id', 'hash', 'sections', 'sources', 'names', 'timeline', 'pairs');

/** The value as this edition of this module; undefined if it is anything else. */
export const editionFrom = (value: unknown, module: string, hash: string): LessonModule | undefined =>
	isModule(value) && value.id === module && value.hash === hash ? value : undefined;
