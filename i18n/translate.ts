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

/** Names, one after the other. */
export function joinNames(names: readonly string[]): string {
	return names.join(translate('message.betweenNames', ', '));
}

/** Names of fields and choices as a sentence marks them, one after the other. */
export function joinLabels(labels: readonly string[]): string {
	return joinNames(labels.map(markLabel));
}

/** Names of fields and choices of which one will do, as a sentence marks them. */
export function eitherLabel(labels: readonly string[]): string {
	return labels.map(markLabel).join(translate('message.orLabel', ' or '));
}

function markLabel(name: string): string {
	return translate('message.label', '{name}', { name });
}

/** Texts of which only the last one has a full stop at its end, one after the other. */
export function joinSentences(sentences: readonly string[]): string {
	return sentences.join(translate('message.betweenSentences', '. '));
}

/** Texts that have a full stop at their end, one after the other, without those that are empty. */
export function joinParts(...parts: Array<string | undefined>): string {
	return parts
		.filter((part) => part !== undefined && part !== '')
		.join(translate('message.betweenParts', ' '));
}
