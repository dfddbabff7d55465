import type { Other } from './circular-other.ts';
export interface One {
	readonly other: Other;
}
