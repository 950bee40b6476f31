import {
	atLeastOne,
	atLeastOneGiven,
	atMostOne,
	exactly,
	neverOff,
	oneKind,
	onlyWeChatContact,
	onlyWith,
	spanOfDays,
	valueAt,
	when,
	type Rule,
} from '../../../../nodes/WeComCustomerContact/declaration/rules';
import type { JsonObject } from '../../../../wecom/types';

/** What a rule says of a request, whose parameters and values the form shows in angle brackets. */
const says = (rule: Rule, request: JsonObject) =>
	rule(request, (path, of) => (of ? `<${path}=${String(of.value)}>` : `<${path}>`));

describe('a value by its path', () => {
	it('is found at any depth, and not beyond what is there', () => {
		expect(valueAt({ a: { b: [5] } }, 'a.b')).toEqual([5]);
		expect(valueAt({ a: null }, 'a.b')).toBeUndefined();
		expect(valueAt({}, 'a.b.c')).toBeUndefined();
	});
});

describe('at least one of several', () => {
	const rule = atLeastOne('a', 'b.c');

	it.each<JsonObject>([
		{ a: 'x' },
		{ a: 0 },
		{ a: false },
		{ a: ['x'] },
		{ a: { d: 'x' } },
		{ b: { c: 1 } },
	])('is filled in with %j', (request) => {
		expect(says(rule, request)).toBeUndefined();
	});

	it.each<JsonObject>([
		{},
		{ a: '' },
		{ a: null },
		{ a: [] },
		{ a: {} },
		{ a: { d: '' } },
		{ b: { d: 1 } },
	])('is not filled in with %j', (request) => {
		expect(says(rule, request)).toMatch(/^Fill in at least one of <a>( and|,| or) <b\.c>$/);
	});

	it('is given even where it is empty', () => {
		expect(says(atLeastOneGiven('a', 'b'), { b: '' })).toBeUndefined();
		expect(says(atLeastOneGiven('a', 'b'), { c: 1 })).toMatch(/^Fill in at least one of <a>/);
	});
});

describe('at most one of several', () => {
	const rule = atMostOne('a', 'b', 'c');

	it('is filled in', () => {
		expect(says(rule, {})).toBeUndefined();
		expect(says(rule, { a: 'x', b: '' })).toBeUndefined();
		expect(says(rule, { a: 'x', c: 'x' })).toMatch(/^Fill in only one of <a>( and|,| or) <c>$/);
	});
});

describe('a rule that holds sometimes', () => {
	const rule = when('kind', [1, undefined], () => 'wrong');

	it('holds where a parameter has one of the values', () => {
		expect(says(rule, { kind: 1 })).toBe('wrong');
		expect(says(rule, {})).toBe('wrong');
		expect(says(rule, { kind: 2 })).toBeUndefined();
	});
});

describe('a value that goes only with some others', () => {
	const rule = onlyWith('type', [1], 'scene', [1, 2]);

	it('has to be one of those', () => {
		expect(says(rule, { type: 1, scene: 2 })).toBeUndefined();
		expect(says(rule, { type: 1 })).toBeUndefined();
		expect(says(rule, { type: 2, scene: 3 })).toBeUndefined();
		expect(says(rule, { type: 1, scene: 3 })).toBe(
			'If <type> is <type=1>, <scene> must be <scene=1> or <scene=2> (got <scene=3>)',
		);
	});
});

describe('a list of exactly so many', () => {
	it('has no more and no fewer', () => {
		expect(says(exactly('a', 1), { a: ['x'] })).toBeUndefined();
		expect(says(exactly('a', 0), { a: 'x' })).toBeUndefined();
		expect(says(exactly('a', 1), {})).toBe('<a> must have exactly 1 here (got 0)');
		expect(says(exactly('a', 1), { a: ['x', 'y'] })).toBe('<a> must have exactly 1 here (got 2)');
	});
});

describe('a span of days', () => {
	const rule = spanOfDays('from', 'to', 30);
	const DAY = 86_400;

	it('is in order and not too long', () => {
		expect(says(rule, { from: 5, to: 5 })).toBeUndefined();
		expect(says(rule, { from: 0, to: 30 * DAY })).toBeUndefined();
		expect(says(rule, { from: 0 })).toBeUndefined();
		expect(says(rule, { to: 0 })).toBeUndefined();
		expect(says(rule, { from: 5, to: 4 })).toBe('<to> is before <from>');
	});

	it('is too long by a second, which reads as more than none', () => {
		expect(says(rule, { from: 0, to: 30 * DAY + 1 })).toBe(
			'<from> and <to> may be at most 30 days apart (got 30.01)',
		);
		expect(says(rule, { from: 100, to: 45.5 * DAY + 100 })).toMatch(/\(got 45\.5\)$/);
	});
});

describe('a list of one kind', () => {
	const rule = oneKind('list', 'type', { image: 2 });
	const list = (...types: string[]) => ({ list: types.map((type) => ({ type })) });

	it('may be empty, or hold as many as its kind allows', () => {
		expect(says(rule, {})).toBeUndefined();
		expect(says(rule, list())).toBeUndefined();
		expect(says(rule, list('image', 'image'))).toBeUndefined();
		expect(says(rule, list('link', 'link', 'link'))).toBeUndefined();
	});

	it('is not of two kinds, and does not hold more', () => {
		expect(says(rule, list('image', 'link', 'image'))).toMatch(
			/^<list> must be all of one kind \(got <list\.type=image>( and|,) <list\.type=link>\)$/,
		);
		expect(says(rule, list('image', 'image', 'image'))).toBe(
			'<list> allows at most 2 of kind <list.type=image> (got 3)',
		);
	});
});

describe('a switch that is never off', () => {
	it('may be left out or on', () => {
		const rule = neverOff('p', ['a', 'b']);
		expect(says(rule, { p: { a: true } })).toBeUndefined();
		expect(says(rule, {})).toBeUndefined();
		expect(says(rule, { p: { a: true, b: false } })).toMatch(/^<p\.b> cannot be turned off/);
		expect(says(rule, { p: { a: false, b: false } })).toMatch(/^<p\.a>( and|,) <p\.b> cannot/);
	});
});

describe('a contact', () => {
	it('is no user of WeCom', () => {
		const rule = onlyWeChatContact('id');
		expect(says(rule, { id: 'wmabc' })).toBeUndefined();
		expect(says(rule, { id: 'xwo' })).toBeUndefined();
		expect(says(rule, { id: 5 })).toBeUndefined();
		expect(says(rule, { id: 'woabc' })).toMatch(/^<id> is a WeCom user/);
	});
});
