import { used } from './partly-used.ts';
console.log(used);
