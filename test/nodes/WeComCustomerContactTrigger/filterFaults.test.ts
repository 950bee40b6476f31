import {
	faultOfEvents,
	faultOfFilters,
} from '../../../nodes/WeComCustomerContactTrigger/filterFaults';

const EMPTY = /^Trigger On is empty/;

describe('Trigger On', () => {
	it.each([[[]], [''], [' '], [null], [undefined], [false], [['', ' ']], [',']])(
		'is empty where it comes out as %j',
		(events) => {
			expect(faultOfEvents(events)).toMatch(EMPTY);
		},
	);

	it.each([[['view']], ['view, click'], ['view']])('is right with %j', (events) => {
		expect(faultOfEvents(events)).toBeUndefined();
	});

	it.each([['*'], [['*']], [['view', '*']], ['view,*']])('does not take %j for all', (events) => {
		expect(faultOfEvents(events)).toMatch(/^Trigger On does not allow \*/);
	});

	it('is empty where an expression came out as no number', () => {
		expect(faultOfEvents(NaN)).toMatch(EMPTY);
		expect(faultOfEvents([NaN])).toMatch(EMPTY);
	});

	it.each([[{ event: 'view' }], [['view', {}]], ['["view", {}]'], [[['view']]], [true]])(
		'does not take %j, which no event is called',
		(events) => {
			expect(faultOfEvents(events)).toMatch(/^Trigger On has an entry that is not a text/);
		},
	);

	it('names the entry that is not a text beside others, and what came', () => {
		expect(faultOfEvents(['view', { event: 'click' }, 'enter_agent'])).toContain(
			'number 2 of 3 (got {"event":"click"})',
		);
	});

	it('names the entry that is empty beside others', () => {
		expect(faultOfEvents(['view', ''])).toMatch(/^Trigger On .*2/);
		expect(faultOfEvents(['', 'view'])).toMatch(/^Trigger On .*1/);
	});
});

describe('the filter of members', () => {
	const fault = (members: unknown) => faultOfFilters({ members }, { members });

	it.each([[[]], [''], [null], [undefined], [false], [['']], [' , ']])(
		'is empty where it comes out as %j',
		(members) => {
			expect(fault(members)).toMatch(/^The filter Member Names or IDs is empty \(got /);
		},
	);

	it('says what it got', () => {
		expect(fault(null)).toContain('(got null)');
	});

	it('is right with members', () => {
		expect(fault(['zhangsan'])).toBeUndefined();
		expect(fault('zhangsan, lisi')).toBeUndefined();
	});

	it('does not take * for all', () => {
		expect(fault(['zhangsan', '*'])).toMatch(/^The filter Member Names or IDs does not allow \*/);
	});

	it.each([[{ userid: 'zhangsan' }], [['zhangsan', {}]], [true]])(
		'does not take %j, which nobody is called',
		(members) => {
			expect(fault(members)).toMatch(/^Member Names or IDs has an entry that is not a text/);
		},
	);

	it('names the entry that is empty beside others', () => {
		expect(fault(['zhangsan', null])).toMatch(/^Member Names or IDs .*2/);
	});
});

describe('the filter of State', () => {
	const fault = (rules: unknown, stored: unknown = rules) =>
		faultOfFilters({ state: { rules } }, { state: { rules: stored } });
	const rule = (match: unknown, value: unknown) => ({ match, value });

	it.each([[[]], [undefined], ['x'], [{}]])('has no rule with %j', (rules) => {
		expect(fault(rules)).toMatch(/^The filter State \(渠道参数\) has no rule/);
	});

	it.each([null, undefined, 'x'])('has no rule where it comes out as %j itself', (state) => {
		expect(faultOfFilters({ state }, { state })).toMatch(/has no rule/);
	});

	it('is right with values, and with one that was left empty for events without a State', () => {
		expect(fault([rule('equals', 'a'), rule('startsWith', 'b')])).toBeUndefined();
		expect(fault([rule('equals', '')])).toBeUndefined();
	});

	it.each([
		['an expression that came out empty', [rule('equals', '')], [rule('equals', '={{ $json.x }}')]],
		['Starts With and nothing', [rule('startsWith', '')], [rule('startsWith', '')]],
		['no value', [rule('equals', undefined)], [rule('equals', '={{ $json.x }}')]],
		['another match', [rule('contains', 'a')], [rule('contains', 'a')]],
		['no rule at all', [null], [null]],
		['rules from an expression', [rule('equals', '')], '={{ $json.rules }}'],
	])('is empty with %s', (_what, rules, stored) => {
		expect(fault(rules, stored)).toMatch(
			/^Rule 1 of the filter State \(渠道参数\) is empty: Match is /,
		);
	});

	it('names the rule, and what is in it', () => {
		expect(fault([rule('equals', 'a'), rule('startsWith', null)])).toMatch(
			/^Rule 2 .* Match is .*startsWith.* and Value null\./,
		);
	});

	it('is looked at after that of members', () => {
		const both = { members: [], state: { rules: [] } };
		expect(faultOfFilters(both, both)).toContain('Member Names');
		expect(faultOfFilters({ members: ['a'], state: {} }, {})).toContain('渠道参数');
	});
});

describe('filters', () => {
	it.each([[{}], [undefined], [null], ['']])('are right where there are none: %j', (filters) => {
		expect(faultOfFilters(filters, {})).toBeUndefined();
	});

	it('are wrong where they were added and an expression lost them', () => {
		expect(faultOfFilters({}, { members: '={{ $json.x }}' })).toContain('Member Names');
		expect(faultOfFilters({ members: undefined }, undefined)).toContain('Member Names');
		expect(faultOfFilters({}, { state: {} })).toContain('渠道参数');
	});
});
