/** What may stand between two entries of a text, on a Chinese keyboard too. */
const SEPARATORS = /[,，、;；\r\n\u2028\u2029]/;

/**
 * The value inside a resource locator, or the value itself. A workflow that was not made in the editor
 * may lack `__rl`, and the editor does not add it when a locator is left to an agent's model.
 */
export function unwrap(value: unknown): unknown {
	return typeof value === 'object' && value !== null && ('__rl' in value || 'mode' in value)
		? (value as { value?: unknown }).value
		: value;
}

/** The mode of a resource locator in which a name is typed in. */
export const NAME_MODE = 'name';

/** How the value of a resource locator was given; undefined for what says nothing of it. */
export function modeOf(value: unknown): unknown {
	return typeof value === 'object' && value !== null
		? (value as { mode?: unknown }).mode
		: undefined;
}

/**
 * The entries of a field that takes several, such as ids: those of an array, or of a text that holds a
 * JSON array, or else what stands in the text between commas, semicolons and line breaks, without
 * blanks around it. Any other value is the only entry. Entries are as they were given: not checked, and
 * of any type; of a JSON array in a text, numbers that JavaScript cannot keep are the text of their
 * digits.
 *
 * @param isEntry whether a text that is no JSON array is an entry as it stands, as a name with a comma in it is
 */
export function splitIds(value: unknown, isEntry?: (text: string) => boolean): unknown[] {
	const given = unwrap(value);
	if (Array.isArray(given)) return given.map(unwrap);
	if (typeof given !== 'string') return [given];
	const whole = given.trim();
	const entries = parseArray(whole);
	if (entries) return entries.map(unwrap);
	if (isEntry?.(whole) === true) return [whole];
	return given
		.split(SEPARATORS)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function parseArray(text: string): unknown[] | undefined {
	if (!text.startsWith('[')) return undefined;
	try {
		const parsed: unknown = JSON.parse(withDigitsKept(text));
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		// A text may begin with a bracket and be no JSON; then it is a plain text after all.
		return undefined;
	}
}

/** Texts are matched too, so that the digits inside them are left alone. */
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\w.+-]*/g;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** JSON with the numbers as texts that would come out of JavaScript with other digits than they have. */
function withDigitsKept(json: string): string {
	return json.replace(TEXT_OR_NUMBER, (token) =>
		DECIMAL.test(token) && String(Number(token)) !== token ? `"${token}"` : token,
	);
}
