import { expect, it } from 'vitest';
import { simulateClass } from '../../scripts/simulate-class.ts';
import { classModule } from '../fixtures/classroom.ts';

it('a class on a bad line loses nothing, stores nothing twice and reports it right, for 25 seeds', async () => {
	for (let seed = 1; seed <= 25; seed++)
		expect({ seed, faults: await simulateClass(seed, [classModule]) }).toEqual({ seed, faults: [] });
});
