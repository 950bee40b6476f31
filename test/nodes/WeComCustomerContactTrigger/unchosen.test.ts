import { UnchosenCallbacks } from '../../../nodes/WeComCustomerContactTrigger/unchosen';

const HOUR = 3_600_000;
const callbacks = (maxNodes = 10, maxNames = 10) => new UnchosenCallbacks(HOUR, maxNodes, maxNames);

describe('callbacks that nobody has chosen', () => {
	it('are told at once, each name with its number, and then forgotten', () => {
		const unchosen = callbacks();
		for (const name of ['view', 'click', 'view']) unchosen.count('a', name);
		expect(unchosen.due('a', 5)).toEqual({ view: 2, click: 1 });
		expect(unchosen.due('a', 5 + HOUR)).toBeUndefined();
	});

	it('are told again when an hour has passed, with what came together in it', () => {
		const unchosen = callbacks();
		unchosen.count('a', 'view');
		unchosen.due('a', 0);
		unchosen.count('a', 'view');
		unchosen.count('a', 'click');
		expect(unchosen.due('a', HOUR - 1)).toBeUndefined();
		expect(unchosen.due('a', HOUR)).toEqual({ view: 1, click: 1 });
	});

	it('are counted for each node by itself', () => {
		const unchosen = callbacks();
		unchosen.count('a', 'view');
		expect(unchosen.due('b', 0)).toBeUndefined();
		unchosen.count('b', 'click');
		expect(unchosen.due('b', 0)).toEqual({ click: 1 });
		expect(unchosen.due('a', 0)).toEqual({ view: 1 });
	});

	it('are counted together as others beyond so many names', () => {
		const unchosen = callbacks(10, 2);
		for (const name of ['a', 'b', 'c', 'd', 'a']) unchosen.count('node', name);
		expect(unchosen.due('node', 0)).toEqual({ a: 2, b: 1, others: 2 });
	});

	it('are forgotten for the node that was heard of first where there are too many', () => {
		const unchosen = callbacks(2);
		for (const node of ['a', 'b', 'a', 'c']) unchosen.count(node, 'view');
		expect(unchosen.due('a', 0)).toBeUndefined();
		expect(unchosen.due('b', 0)).toEqual({ view: 1 });
		expect(unchosen.due('c', 0)).toEqual({ view: 1 });
	});
});
