export const placeKey = (attemptId: string): string => `place:${attemptId}`;

/** The item that an unfinished quiz stands at, from a record of unknown origin. */
export const parseQuizPlace = (record: unknown): number | undefined =>
	typeof record === 'number' && Number.isSafeInteger(record) && record >= 0 ? record : undefined;
