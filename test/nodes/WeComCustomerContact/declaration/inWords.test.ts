import { inWords } from '../../../../nodes/WeComCustomerContact/declaration/inWords';

const toItems = inWords('status', { 0: 'Not sent', 2: 'Sent' });

it('puts the meaning of a number beside it', () => {
	expect(toItems({ userid: 'member_a', status: 0 })).toEqual([
		{ userid: 'member_a', status: 0, status_text: 'Not sent' },
	]);
});

it('keeps a state that WeCom has added since', () => {
	expect(toItems({ status: 7 })).toEqual([{ status: 7, status_text: 'Unknown state' }]);
});
