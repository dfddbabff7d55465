/** An outcome that may be an expected failure. The failure is a value whose `kind` a `switch` exhausts. */
export type Result<T, Failure> =
	{ readonly isOk: true; readonly value: T } | { readonly isOk: false; readonly failure: Failure };

export const ok = <T>(value: T): { readonly isOk: true; readonly value: T } => ({ isOk: true, value });

export const failed = <Failure>(failure: Failure): { readonly isOk: false; readonly failure: Failure } => ({
	isOk: false,
	failure
});
