import fc from 'fast-check';

import { joined } from '../../../../nodes/WeComCustomerContact/customers/joined';
import { splitIds } from '../../../../nodes/shared/ids';

describe('several texts in one cell', () => {
	it('stand between commas', () => {
		expect(joined(['VIP', 'Gold (2026)'])).toBe('VIP, Gold (2026)');
		expect(joined([])).toBe('');
	});

	it('are a JSON list where one holds a comma', () => {
		expect(joined(['A, B', 'C'])).toBe('["A, B","C"]');
	});

	it('are one where one is empty', () => {
		expect([joined(['']), joined(['A', ''])]).toEqual(['[""]', '["A",""]']);
	});

	it('are read as the same texts by every field that takes several', () => {
		const text = fc.oneof(
			fc.string({ minLength: 1 }),
			fc.string({
				unit: fc.constantFrom(',', '，', ' ', '[', '"', 'A', '标', ';', '\n'),
				minLength: 1,
			}),
		);
		fc.assert(
			fc.property(fc.array(text), (texts) => {
				expect(splitIds(joined(texts))).toEqual(texts);
			}),
		);
	});
});
