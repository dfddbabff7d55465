import { written } from '../item/kinds/written.ts';
import type { Attempt } from './attempt.ts';

/** Whether there is something in an attempt to go on with: a response, or perhaps a text that is being written. */
export const isWorkedOn = ({ responses, blueprint }: Pick<Attempt, 'responses' | 'blueprint'>): boolean =>
	responses.length > 0 || blueprint.kind === written.kind;
