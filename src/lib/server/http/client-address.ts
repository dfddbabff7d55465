import type { RequestEvent } from './request-event.ts';

/** What failed attempts are counted by. */
export function addressOf(event: RequestEvent): string {
	try {
		const address = event.getClientAddress();
		// Whoever has one IPv6 address has the 2^64 beside it.
		return address.includes('::ffff:') || !address.includes(':') ? address : address.split(':', 4).join(':');
	} catch {
		return 'unknown';
	}
}
