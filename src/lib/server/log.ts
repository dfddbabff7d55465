/** What a log line may hold: counts, times and fixed words. Never a name, an address, a code or an id. */
interface LogLine {
	readonly event: 'request' | 'opened' | 'closed' | 'set-up' | 'fault';
	/** The row of formats/endpoints.ts. */
	readonly endpoint?: string;
	readonly method?: string;
	readonly status?: number;
	readonly ms?: number;
	readonly refused?: string;
	/** Class and place of an unexpected error; its message may quote what a learner wrote and stays out. */
	readonly fault?: string;
}

export type Log = (line: LogLine) => void;

/** One line of JSON for each event. */
export const logTo =
	(write: (line: string) => void, clock: () => number): Log =>
	(line) =>
		write(`${JSON.stringify({ at: new Date(clock()).toISOString(), ...line })}\n`);

/** An error for whoever runs the server. Its message holds fixed words only, so it is logged. */
export class OperatorError extends Error {}

/** Where an error came from, without what it says. */
export function describeFault(error: unknown): string {
	if (error instanceof OperatorError) return error.message;
	if (!(error instanceof Error)) return typeof error;
	const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
	const place = /\(?([^\s()]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1] ?? '';
	return `${error.name}${code} ${place.replace(/^.*\/(?=[^/]+\/[^/]+$)/, '')}`.trim();
}
