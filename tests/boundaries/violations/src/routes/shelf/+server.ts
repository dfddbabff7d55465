import { name } from '#lib/state/harmless.ts';
export const GET = () => new Response(name);
