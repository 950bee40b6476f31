/** Numbers that a text can spell out, and what they are in digits. */
const WORDS = new Map(
	Object.entries({
		two: 2,
		twice: 2,
		three: 3,
		four: 4,
		five: 5,
		six: 6,
		seven: 7,
		eight: 8,
		nine: 9,
		ten: 10,
		eleven: 11,
		twenty: 20,
		thirty: 30,
		june: 6,
		july: 7,
	}).map(([word, number]) => [word, String(number)]),
);

/** HTML tags of a text, each with its attributes. */
export function tagsOf(text: string): string[] {
	return [...text.matchAll(/<\/?[a-z][^>]*>/g)].map(([tag]) => tag);
}

/** The addresses on the web that a text names, without what a sentence puts behind them. */
export function linksOf(text: string): string[] {
	return [...text.matchAll(/https?:\/\/[\w.-]+\/[^\s"'<>()（），。；`]*/g)].map(([link]) =>
		link.replace(/[.,;]+$/, ''),
	);
}

/** The names in braces for which something is put in. */
export function placeholdersOf(text: string): string[] {
	return [...text.matchAll(/(?<!\{)\{(\w+)\}(?!\})/g)].map(([slot]) => slot);
}

/**
 * The numbers of a text, each once: those in digits, without separators, and those that are spelled out in English.
 * Code, addresses, tags and placeholders count for nothing, nor does the time zone.
 */
export function numbersOf(text: string): { digits: string[]; words: string[] } {
	const plain = text
		.replace(/```.*?```/gs, '')
		.replace(/`[^`]*`/g, '')
		.replace(/\]\([^)]*\)/g, ']')
		.replace(/https?:\/\/[^\s）]*/g, '')
		.replace(/<[^>]*>|\{\{.*?\}\}|\{\w+\}/g, '')
		.replace(/UTC\+8|UTF-8|SHA-256/g, '')
		.replace(/(\d),(?=\d{3})/g, '$1')
		.replace(/(\d+) 万/g, '$10000');
	return {
		digits: [...new Set(plain.match(/(?<![A-Za-z])\d+(?:\.\d+)?/g))],
		words: [...new Set(plain.toLowerCase().match(/[a-z]+/g))].flatMap(
			(word) => WORDS.get(word) ?? [],
		),
	};
}
