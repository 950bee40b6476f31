/**
 * Ends what the tests of a file begin: what began last ends first, and also where the rest could not begin.
 * To be called outside of tests.
 *
 * @returns a function that takes a thing and how to end it, and gives the thing back
 */
export function useAtTheEnd(): <T>(thing: T, end: (thing: T) => Promise<unknown>) => T {
	const ends: Array<() => Promise<unknown>> = [];
	afterAll(async () => {
		for (const end of ends.reverse()) await end();
	});
	return (thing, end) => {
		ends.push(async () => await end(thing));
		return thing;
	};
}
