/** The query parser of Express, as n8n uses it. */
declare module 'qs' {
	export function parse(text: string, options?: { allowPrototypes?: boolean }): unknown;
}
