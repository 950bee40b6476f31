import { describeCause } from '../../../wecom/traffic/describeWait';
import { isLimit, type Cause } from '../../../wecom/traffic/ticket';

const CAUSES: Array<[Cause, RegExp, boolean]> = [
	['pace', /10,000 calls a minute/, false],
	['minute', /10,000 calls a minute/, true],
	['hour', /150,000 calls an hour/, true],
	['block', /45009/, true],
	['crowd', /refused calls for now/, true],
	['width', /still under way/, false],
	['live', /shorter runs went first/, false],
];

describe('what a request waits for', () => {
	it.each(CAUSES)('is said in words: %s', (cause, words) => {
		expect(describeCause(cause)).toMatch(words);
	});

	it.each(CAUSES)(
		'is a limit of WeCom’s or just the turn of others: %s',
		(cause, _words, limit) => {
			expect(isLimit(cause)).toBe(limit);
		},
	);
});
