import { existsSync, readFileSync } from 'node:fs';

export interface Outcome {
	readonly passed: number;
	readonly failed: number;
}

/** A runner can break without any test failing: then the run itself is what failed. */
function orBroken(outcome: Outcome, isWell: boolean): Outcome {
	return isWell || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };
}

function readJson<Shape>(file: string): Partial<Shape> {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** @param isWell whether the runner itself ended without an error. */
export function readVitest(file: string, isWell: boolean): Outcome {
	const told = readJson<{ numPassedTests: number; numFailedTests: number }>(file);
	return orBroken({ passed: told.numPassedTests ?? 0, failed: told.numFailedTests ?? 0 }, isWell);
}

/** A test that passed only when tried again counts as failed. */
export function readPlaywright(file: string, isWell: boolean): Outcome {
	const told = readJson<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
	const { expected = 0, unexpected = 0, flaky = 0 } = told.stats ?? {};
	return orBroken({ passed: expected, failed: unexpected + flaky }, isWell);
}
