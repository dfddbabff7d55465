export const die = Math.random();
export const id = crypto.randomUUID();
