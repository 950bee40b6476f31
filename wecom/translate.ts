import { dictionary } from './dictionary';

/**
 * The text of the edition for a key, the English one where the edition has none. `{name}` in it is
 * replaced by `values.name`.
 */
export function translate(
	key: string,
	english: string,
	values: Readonly<Record<string, string | number>> = {},
): string {
	const text = dictionary[key] ?? english;
	return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
		name in values ? String(values[name]) : whole,
	);
}
