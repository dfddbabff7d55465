import { listInWords, momentInWords } from '#lib/words/format.ts';
import { m } from '#lib/words/messages.ts';

/** What is due, without a full stop: "3 claims and 1 order of events are due today". */
export function dueToday({ claims, orders }: { readonly claims: number; readonly orders: number }): string {
	const parts = [
		...(claims > 0 ? [m.review_claims({ count: claims })] : []),
		...(orders > 0 ? [m.review_orders({ count: orders })] : [])
	];
	if (parts.length === 0) return m.review_nothing_due();
	return m.review_due({ things: listInWords(parts), count: claims + orders });
}

interface ForecastDay {
	/** First moment of the day, epoch milliseconds. */
	readonly start: number;
	readonly count: number;
}

function dayLine({ start, count }: ForecastDay, place: number): string {
	if (place === 0) return m.review_today({ count });
	if (place === 1) return m.review_tomorrow({ count });
	const day = momentInWords(start, { weekday: 'long', day: 'numeric', month: 'long' });
	return m.review_on_day({ count, day });
}

/** The forecast as a sentence, days without anything left out. */
export function forecastInWords(days: readonly ForecastDay[]): string {
	const full = days.flatMap((day, place) => (day.count > 0 ? [dayLine(day, place)] : []));
	return full.length === 0 ? m.review_no_forecast() : m.review_forecast_days({ days: full.join(', ') });
}
