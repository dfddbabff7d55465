export const name = 'server';
