export const name = 'pictures';
