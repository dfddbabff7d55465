export { answeredClaims } from '#lib/domain/attempt/answered-claims.ts';
export { default as AnsweredClaims } from '#lib/ui/reading/AnsweredClaims.svelte';
