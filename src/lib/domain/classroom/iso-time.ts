const DAY = 86_400_000;
const DAYS_IN_ERA = 146_097;
const DAYS_TO_1970 = 719_468;

const padded = (number: number, width: number): string => String(number).padStart(width, '0');

/**
 * A moment in ISO 8601, UTC, to the second: `2026-11-22T09:30:00Z`. The Gregorian calendar by whole numbers, with
 * years that begin in March (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 */
export function isoTime(moment: number): string {
	const days = Math.floor(moment / DAY) + DAYS_TO_1970;
	const era = Math.floor(days / DAYS_IN_ERA);
	const day = days - era * DAYS_IN_ERA;
	const year = Math.floor(
		(day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365
	);
	const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
	const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	const seconds = Math.floor((moment - Math.floor(moment / DAY) * DAY) / 1000);
	const date = [padded(era * 400 + year + (month <= 2 ? 1 : 0), 4), padded(month, 2), padded(dayOfMonth, 2)];
	const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return `${date.join('-')}T${time.map((part) => padded(part, 2)).join(':')}Z`;
}
