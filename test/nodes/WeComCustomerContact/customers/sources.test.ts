import {
	CUSTOMER_SOURCES,
	sourceInWords,
} from '../../../../nodes/WeComCustomerContact/customers/sources';

describe('the sources of customers', () => {
	it('are the numbers that WeCom has for them, each once', () => {
		const numbers = CUSTOMER_SOURCES.map(({ value }) => value).sort((a, b) => a - b);
		expect(numbers).toEqual([
			...[0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
			...[21, 22, 24, 201, 202],
		]);
	});

	it('stand in the order of the alphabet, each called unlike any other', () => {
		const names = CUSTOMER_SOURCES.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)].sort());
		expect(names).not.toContain('');
	});

	it('are told in words by their numbers, unless WeCom has added them since', () => {
		expect([sourceInWords(16), sourceInWords(0)]).toEqual(['Acquisition Link', 'Unknown']);
		expect(sourceInWords(7)).toBeUndefined();
	});
});
