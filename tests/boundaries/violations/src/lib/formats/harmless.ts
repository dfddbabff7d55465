export const name = 'formats';
