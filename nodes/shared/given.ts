import { translate } from '../../i18n/translate';

const LONGEST = 60;

/** A value as an error shows it: short, and every odd character readable. */
export function show(value: unknown): string {
	const text = describe(value);
	return text.length > LONGEST ? `${[...text].slice(0, LONGEST).join('')}…` : text;
}

function describe(value: unknown): string {
	if (value === undefined) return translate('message.nothing', 'nothing');
	if (Object.is(value, -0)) return '-0';
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	try {
		// JSON has no word for a number that is none.
		const readable = (_key: string, inner: unknown) =>
			typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner;
		// What JSON leaves out, such as a function, has no text in it.
		const json: unknown = JSON.stringify(value, readable);
		return typeof json === 'string' ? json : String(value);
	} catch {
		// An object that holds itself.
		return String(value);
	}
}

/** Whether a value is a number that stands in a text with exactly the digits that were meant. */
export function isExact(value: unknown): value is number | bigint {
	if (typeof value === 'bigint') return true;
	if (typeof value !== 'number' || !Number.isFinite(value) || Object.is(value, -0)) return false;
	return Number.isInteger(value) ? Number.isSafeInteger(value) : !String(value).includes('e');
}
