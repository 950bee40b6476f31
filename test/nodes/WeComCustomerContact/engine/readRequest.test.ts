import type { INodeProperties } from 'n8n-workflow';

import type { Params } from '../../../../nodes/WeComCustomerContact/declaration/params';
import type { Operation } from '../../../../nodes/WeComCustomerContact/declaration/operation';
import { Form } from '../../../../nodes/WeComCustomerContact/engine/form';
import { indexForm } from '../../../../nodes/WeComCustomerContact/engine/formIndex';
import { InvalidForm } from '../../../../nodes/WeComCustomerContact/engine/invalidForm';
import { readRequest } from '../../../../nodes/WeComCustomerContact/engine/readRequest';

const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: `The ${name}`,
	name,
	type: 'string',
	default: '',
	...more,
});
const collection = (name: string, ...options: INodeProperties[]) =>
	field(name, { type: 'collection', default: {}, options });
const list = (name: string, ...values: INodeProperties[]) =>
	field(name, {
		type: 'fixedCollection',
		default: {},
		options: [{ displayName: 'Entry', name: 'values', values }],
	});

const DONE = { kind: 'done', as: 'success', about: [] } as const;

/** What an operation makes of a form that is stored like this. */
function read(
	operation: Partial<Operation>,
	fields: INodeProperties[],
	stored: Record<string, unknown>,
) {
	const getNodeParameter = (name: string, _item: number, fallback: unknown) =>
		name in stored ? stored[name] : fallback;
	const form = new Form({ getNodeParameter } as never, indexForm(fields));
	return readRequest({ result: DONE, fields, ...operation } as Operation, form, 0, 'Asia/Shanghai');
}

/** What is wrong with it. */
function faults(
	operation: Partial<Operation>,
	fields: INodeProperties[],
	stored: Record<string, unknown>,
) {
	try {
		read(operation, fields, stored);
	} catch (error) {
		if (error instanceof InvalidForm) return error.violations;
		throw error;
	}
	return [];
}

const params = (given: Record<string, object>) => given as unknown as Params;

describe('a request', () => {
	it('has its parameters where the operation says', () => {
		const planned = read(
			{
				query: params({ q: { type: 'string' } }),
				body: params({ b: { type: 'string' } }),
				upload: params({ u: { type: 'string' } }),
				headers: params({ h: { type: 'string' } }),
				own: params({ o: { type: 'string' } }),
			},
			['q', 'b', 'u', 'h', 'o'].map((name) => field(name)),
			{ q: '1', b: '2', u: '3', h: '4', o: '5' },
		);
		expect(planned).toMatchObject({
			query: { q: '1' },
			body: { b: '2' },
			upload: { u: '3' },
			headers: { h: '4' },
			own: { o: '5' },
			names: [],
		});
	});

	it('leaves out what the form says nothing of', () => {
		const body = params({
			a: { type: 'string' },
			b: { type: 'integer' },
			c: { type: 'list', of: 'string' },
		});
		const fields = [field('a'), collection('more', field('b')), field('c', { default: [] })];
		expect(read({ body }, fields, { a: '', more: {}, c: [] }).body).toEqual({});
	});

	it('has each value in its type', () => {
		const body = params({
			text: { type: 'string' },
			number: { type: 'integer' },
			on: { type: 'boolean' },
			asNumber: { type: 'integer', fromBoolean: true },
			off: { type: 'integer', fromBoolean: true },
			time: { type: 'time' },
			day: { type: 'time', at: 'dayUtc8' },
			ids: { type: 'list', of: 'string' },
			joined: { type: 'list', of: 'string', joinedWith: '|' },
			fixed: { type: 'constant', value: 'x' },
			agent: { type: 'agentId' },
			media: { type: 'media', from: 'mediaId' },
		});
		const names = [
			'text',
			'number',
			'on',
			'asNumber',
			'off',
			'time',
			'day',
			'ids',
			'joined',
			'mediaId',
		];
		const planned = read(
			{ body },
			names.map((name) => field(name)),
			{
				text: 5,
				number: '7',
				on: 'true',
				asNumber: true,
				off: false,
				time: '2026-01-31T09:00:00',
				day: '2026-01-31',
				ids: 'a, b',
				joined: ['a', 'b'],
				mediaId: 'm1',
			},
		);
		expect(planned.body).toEqual({
			text: '5',
			number: 7,
			on: true,
			asNumber: 1,
			off: 0,
			time: Date.UTC(2026, 0, 31, 1) / 1_000,
			day: Date.UTC(2026, 0, 30, 16) / 1_000,
			ids: ['a', 'b'],
			joined: 'a|b',
			fixed: 'x',
			media: 'm1',
		});
	});

	it('takes a field of another name, and what was picked from a list', () => {
		const body = params({ userid: { type: 'string', from: 'member' } });
		const picker = field('member', {
			type: 'resourceLocator',
			default: { __rl: true, mode: 'list', value: '' },
		});
		expect(
			read({ body }, [picker], { member: { __rl: true, mode: 'id', value: 'u1' } }).body,
		).toEqual({ userid: 'u1' });
		expect(
			faults({ body }, [picker], { member: { __rl: true, mode: 'id', value: 'u\n1' } }),
		).toEqual([expect.stringMatching(/^The member contains a control character/)]);
	});

	it('has no line break in an address, in a header and where a text has one line', () => {
		const text = params({ a: { type: 'string' } });
		const of = (operation: Partial<Operation>) => faults(operation, [field('a')], { a: 'x\ny' });
		expect(of({ query: text })).toHaveLength(1);
		expect(of({ headers: text })).toHaveLength(1);
		expect(of({ body: text })).toEqual([]);
		expect(of({ body: params({ a: { type: 'string', oneLine: true } }) })).toHaveLength(1);
		expect(of({ query: params({ b: { type: 'string' } }), body: text })).toEqual([]);
	});
});

describe('a parameter that is required', () => {
	const of = (body: Params, stored: Record<string, unknown>) =>
		faults(
			{ body },
			['a', 'b', 'c'].map((name) => field(name)),
			stored,
		);

	it('is named where it is missing, all of them at once', () => {
		const body = params({
			a: { type: 'string', required: true },
			b: { type: 'string', required: true },
			c: { type: 'string' },
		});
		expect(of(body, {})).toEqual(['The a is missing', 'The b is missing']);
		expect(of(body, { a: 'x', b: 'y' })).toEqual([]);
	});

	it('may be so where another has some value', () => {
		const body = params({
			a: { type: 'string' },
			b: { type: 'string', requiredWhen: { a: ['x'] } },
		});
		expect(of(body, { a: 'x' })).toEqual(['The b is missing']);
		expect(of(body, { a: 'y' })).toEqual([]);
		expect(of(body, {})).toEqual([]);
	});

	it('may be so unless another is there', () => {
		const body = params({ a: { type: 'string' }, b: { type: 'string', requiredUnless: 'a' } });
		expect(of(body, {})).toEqual(['The b is missing']);
		expect(of(body, { a: 'x' })).toEqual([]);
	});

	it('is not called missing where what decides about it is wrong', () => {
		const wrong = { type: 'integer', max: 1 };
		for (const more of [
			{ requiredUnless: 'a' },
			{ required: true, onlyWhen: undefined, requiredWhen: { a: [1] } },
		]) {
			const body = params({ a: wrong, b: { type: 'string', ...more } });
			expect(of(body, { a: 5 })).toEqual(['The a must be at most 1 (got 5)']);
		}
	});

	it('is left out with its field where it belongs to another kind', () => {
		const body = params({
			a: { type: 'string' },
			b: { type: 'string', required: true, onlyWhen: { a: ['x'] } },
		});
		expect(of(body, { a: 'y', b: 'z' })).toEqual([]);
		expect(of(body, { a: 'x' })).toEqual(['The b is missing']);
	});

	it('is wrong, and not missing, where its value is', () => {
		const body = params({ a: { type: 'integer', required: true } });
		expect(of(body, { a: 'x' })).toEqual([expect.stringMatching(/^The a must be a whole number/)]);
	});
});

describe('an object', () => {
	const fields = { x: { type: 'string' }, y: { type: 'string', required: true } };

	it('without a place of its own is there when one of its children is', () => {
		const body = params({ o: { type: 'object', fields } });
		const form = [field('x'), field('y')];
		expect(read({ body }, form, { y: '1' }).body).toEqual({ o: { y: '1' } });
		expect(read({ body }, form, {}).body).toEqual({});
		expect(faults({ body }, form, { x: '1' })).toEqual(['The y is missing']);
		const required = params({ o: { type: 'object', fields, required: true } });
		expect(faults({ body: required }, form, {})).toEqual(['The y is missing']);
	});

	it('tells of what is wrong in it even where it is not there', () => {
		const body = params({ o: { type: 'object', fields: { x: { type: 'integer' } } } });
		expect(faults({ body }, [field('x')], { x: 'z' })).toHaveLength(1);
	});

	it('in a collection is read there, and its fields are called by both names', () => {
		const body = params({ o: { type: 'object', from: 'group', fields } });
		const form = [
			field('group', {
				type: 'fixedCollection',
				default: {},
				options: [{ displayName: 'G', name: 'x', values: [field('x'), field('y')] }],
			}),
		];
		expect(read({ body }, form, { group: { x: '1', y: '2' } }).body).toEqual({
			o: { x: '1', y: '2' },
		});
		expect(read({ body }, form, {}).body).toEqual({});
		expect(faults({ body }, form, { group: { x: '1' } })[0]).toMatch(
			/^The group > .*y is missing$/,
		);
	});

	it('that was added is sent even if it is empty', () => {
		const body = params({
			o: { type: 'object', from: 'group', fields: { x: { type: 'string' } } },
		});
		const group = field('group', {
			type: 'fixedCollection',
			default: {},
			options: [{ displayName: 'G', name: 'x', values: [field('x')] }],
		});
		expect(
			read({ body }, [collection('additionalFields', group)], { additionalFields: { group: {} } })
				.body,
		).toEqual({ o: {} });
		expect(read({ body }, [group], { group: {} }).body).toEqual({});
	});
});

describe('a list of objects', () => {
	const body = params({
		entries: {
			type: 'objects',
			from: 'entries.values',
			maxItems: 2,
			fields: { t: { type: 'string', required: true } },
		},
	});
	const form = [list('entries', field('t'))];
	const entries = (...texts: string[]) => ({ entries: { values: texts.map((t) => ({ t })) } });

	it('has an object for each entry', () => {
		expect(read({ body }, form, entries('a', 'b')).body).toEqual({
			entries: [{ t: 'a' }, { t: 'b' }],
		});
		expect(read({ body }, form, {}).body).toEqual({});
		expect(read({ body }, form, { entries: { values: { t: 'one' } } }).body).toEqual({
			entries: [{ t: 'one' }],
		});
	});

	it('names the entry in which something is wrong, and how many there may be', () => {
		expect(faults({ body }, form, entries('a', ''))).toEqual(['The entries 2 > The t is missing']);
		expect(faults({ body }, form, entries('a', 'b', 'c'))).toEqual([
			'The entries allows at most 2 entries (got 3)',
		]);
	});

	it('has one for each of several values of an entry', () => {
		const several = params({
			entries: {
				type: 'objects',
				from: 'entries.values',
				fields: {
					t: { type: 'string', several: true },
					o: { type: 'object', fields: { u: { type: 'string', several: true } } },
				},
			},
		});
		const both = [list('entries', field('t'), field('u'))];
		expect(
			read({ body: several }, both, { entries: { values: [{ t: 'a,b' }, { u: ['c', 'd'] }] } })
				.body,
		).toEqual({
			entries: [{ t: 'a' }, { t: 'b' }, { o: { u: 'c' } }, { o: { u: 'd' } }],
		});
	});
});

describe('a list that is sent in parts', () => {
	const body = params({
		ids: { type: 'list', of: 'string', maxItems: 1 },
		others: { type: 'list', of: 'string', maxItems: 1 },
	});
	const form = [
		field('ids'),
		field('others'),
		field('atOnce', { type: 'boolean', default: false }),
	];
	const split = { param: 'ids', size: 1, unless: 'atOnce' };

	it('may be as long as the user likes, unless it is to be sent at once', () => {
		expect(read({ body, split }, form, { ids: 'a,b', atOnce: false }).body).toEqual({
			ids: ['a', 'b'],
		});
		expect(faults({ body, split }, form, { ids: 'a,b', atOnce: true })).toHaveLength(1);
		expect(faults({ body, split }, form, { others: 'a,b', atOnce: false })).toHaveLength(1);
		expect(faults({ body }, form, { ids: 'a,b' })).toHaveLength(1);
	});
});

describe('what steers the run', () => {
	const form = [
		field('limit', { type: 'number', default: 50, typeOptions: { minValue: 1 } }),
		field('a'),
	];
	const body = params({ a: { type: 'string', required: true } });

	it('is read in its type', () => {
		expect(read({ body }, form, { a: 'x', limit: '5' }).controls).toEqual({ limit: 5 });
		expect(read({ body }, form, { a: 'x' }).controls).toEqual({});
	});

	it('is told of after the rest', () => {
		expect(faults({ body }, form, { limit: 0 })).toEqual([
			'The a is missing',
			'The limit must be at least 1 (got 0)',
		]);
	});
});

describe('rules across parameters', () => {
	const body = params({
		kind: { type: 'integer' },
		o: { type: 'object', fields: { x: { type: 'string', from: 'y' } } },
	});
	const form = [
		field('kind', { type: 'options', options: [{ name: 'One', value: 1 }] }),
		field('y'),
	];
	const rules: Operation['rules'] = [
		(request, label) =>
			`${label('kind')} ${label('kind', { value: request.kind })} ${label('o.x')} ${label('none')} ${label('none', { value: 2 })}`,
		() => undefined,
	];

	it('see all values, and call them as the form does', () => {
		expect(faults({ body, rules }, form, { kind: 1 })).toEqual(['The kind One The y none 2']);
	});

	it('are asked only where nothing else is wrong', () => {
		expect(faults({ body, rules }, form, { kind: 'x' })).toEqual([
			expect.stringMatching(/whole number/),
		]);
	});

	it('can be asked of other values of the request later', () => {
		const planned = read(
			{ body, rules: [(request) => (request.kind === 2 ? 'two' : undefined)] },
			form,
			{ kind: 1 },
		);
		expect(planned.faultsOf(planned)).toEqual([]);
		for (const part of ['query', 'body', 'headers', 'own']) {
			const changed = { query: {}, body: {}, headers: {}, own: {}, [part]: { kind: 2 } };
			expect(planned.faultsOf(changed)).toEqual(['two']);
		}
	});
});

describe('a parameter for everyone', () => {
	it('is not asked for where everyone is meant', () => {
		const operation = {
			own: params({ all: { type: 'boolean' } }),
			body: params({ ids: { type: 'list', of: 'string', required: true } }),
			everyone: { when: 'all', param: 'ids' },
		} as never;
		const form = [field('all', { type: 'boolean', default: false }), field('ids')];
		expect(read(operation, form, { all: true, ids: 'a' }).body).toEqual({});
		expect(faults(operation, form, { all: false })).toEqual(['The ids is missing']);
	});
});

describe('a field that may hold names', () => {
	const body = params({
		tags: { type: 'list', of: 'string', names: 'corpTag' },
		one: { type: 'string', names: 'corpTag' },
	});
	const form = [field('tags'), field('one')];
	const ID = `et${'A'.repeat(30)}`;

	it('is looked up where what it holds is no id', () => {
		const { names, body: sent } = read({ body }, form, { tags: 'VIP, New', one: 'VIP' });
		expect(names.map(({ given: { label, isOne, kind } }) => [label, isOne, kind])).toEqual([
			['The tags', false, 'corpTag'],
			['The one', true, 'corpTag'],
		]);
		expect(sent).toEqual({ tags: names[0], one: names[1] });
	});

	it('is sent as it is where it holds ids', () => {
		expect(read({ body }, form, { tags: [ID], one: ID })).toMatchObject({
			names: [],
			body: { tags: [ID], one: ID },
		});
	});

	it('becomes what was found', () => {
		const [tags, one] = read({ body }, form, { tags: 'VIP', one: 'VIP' }).names;
		expect(tags?.given.toParam(['a', 'b'])).toEqual(['a', 'b']);
		expect(one?.given.toParam(['a'])).toBe('a');
	});
});
