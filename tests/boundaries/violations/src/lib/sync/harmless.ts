export const name = 'sync';
