import type { ClassServer } from '../class-server.ts';

/** The part of SvelteKit's request event that the class server uses. */
export interface RequestEvent {
	readonly request: Request;
	readonly url: URL;
	/** The path below API_ROOT, as the catch-all route names it. */
	readonly params: { readonly path?: string };
	readonly cookies: {
		get(name: string): string | undefined;
		set(name: string, value: string, options: CookieOptions): void;
		delete(name: string, options: { readonly path: string }): void;
	};
	readonly locals: { readonly classServer?: ClassServer };
	getClientAddress(): string;
}

interface CookieOptions {
	readonly path: string;
	readonly httpOnly: boolean;
	readonly sameSite: 'lax';
	readonly secure: boolean;
	readonly maxAge: number;
}
