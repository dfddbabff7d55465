/** What a name can stand for. */
export type NameKind = 'person' | 'place' | 'term';

/** Id of the note that a name opens. */
export const nameNoteId = (to: NameKind, id: string): string => `slip-${to}-${id}`;
