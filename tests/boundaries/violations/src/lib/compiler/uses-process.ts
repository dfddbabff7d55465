export const home = process.cwd();
