/** Minutes in each unit of the form. */
export const UNITS: Readonly<Record<string, number>> = { minutes: 1, hours: 60, days: 1440 };

/** The longest that an answer is waited for, in minutes; doc 94888: a card can be updated for 72 hours. */
export const MOST_MINUTES = { card: 72 * 60, link: 30 * 1440 };

/** How many minutes an amount of a unit is. */
export function minutesOf(amount: number, unit: string): number {
	return amount * (UNITS[unit] ?? Number.NaN);
}
