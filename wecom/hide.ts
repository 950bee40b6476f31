const PLACEHOLDER = '[hidden]';
/** Shorter values stand in ordinary words. */
const SHORTEST = 4;

/**
 * The text with every one of the values taken out, as it is and in the forms that it takes in URLs and in JSON, in
 * capitals or not: a proxy or a server may repeat them in any place of an answer.
 */
export function hideValues(text: string, values: readonly string[]): string {
	const forms = new Set(values.filter(({ length }) => length >= SHORTEST).flatMap(formsOf));
	if (forms.size === 0) return text;
	// The longest first, so that none leaves the rest of another behind.
	const ordered = [...forms].sort((a, b) => b.length - a.length);
	return text.replace(new RegExp(ordered.map(literally).join('|'), 'gi'), PLACEHOLDER);
}

function formsOf(value: string): string[] {
	const json = JSON.stringify(value).slice(1, -1);
	const inUrl = [encode(value), encodeForm(value)];
	return [value, json, json.replaceAll('/', '\\/'), ...inUrl, ...inUrl.map(encode)];
}

/** By way of UTF-8, since a lone surrogate cannot be encoded. */
const encode = (value: string): string => encodeURIComponent(Buffer.from(value).toString());

const encodeForm = (value: string): string =>
	new URLSearchParams({ '': value }).toString().slice(1);

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
