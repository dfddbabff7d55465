export const name = 'state';
