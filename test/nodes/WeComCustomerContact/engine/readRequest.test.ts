import type { INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../../nodes/WeComCustomerContact/declaration/operation';
import type { Params } from '../../../../nodes/WeComCustomerContact/declaration/params';
import { collection, faults, field, params, read } from './readForm';

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

describe('an operation that deletes', () => {
	const of = (result: Operation['result'], more: Partial<INodeProperties> = {}) =>
		faults({ result, body: params({ id: { type: 'string' } }) }, [field('id', more)], { id: '*' });

	it('takes no * for what it deletes, and others take it for a text', () => {
		expect(of({ kind: 'done', as: 'deleted', about: [] })).toEqual([
			expect.stringMatching(/^The id does not allow \*/),
		]);
		expect(of({ kind: 'done', as: 'success', about: [] })).toEqual([]);
		expect(of({ kind: 'record' })).toEqual([]);
	});

	it('is not the only one: what is picked from a list is no * either', () => {
		const picker = { typeOptions: { loadOptionsMethod: 'getTags' } };
		expect(of({ kind: 'record' }, picker)).toHaveLength(1);
	});
});
