import type { One } from './circular-one.ts';
export interface Other {
	readonly one: One;
}
