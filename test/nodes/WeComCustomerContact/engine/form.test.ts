import type { INodeProperties } from 'n8n-workflow';

import { Form, isExpression } from '../../../../nodes/WeComCustomerContact/engine/form';
import { indexForm } from '../../../../nodes/WeComCustomerContact/engine/formIndex';

const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: `The ${name}`,
	name,
	type: 'string',
	default: '',
	...more,
});

const PROPERTIES = [
	field('plain'),
	field('preset', { default: 'x' }),
	field('picked', { type: 'resourceLocator', default: { __rl: true, mode: 'list', value: '' } }),
	field('kind', { type: 'options', default: 1, options: [{ name: 'One', value: 1 }] }),
	field('additionalFields', { type: 'collection', default: {}, options: [field('extra')] }),
	field('parts', {
		type: 'fixedCollection',
		default: {},
		options: [
			{
				displayName: 'Part',
				name: 'values',
				values: [
					field('title'),
					field('settings', { type: 'collection', default: {}, options: [field('remark')] }),
					field('additionalFields', { type: 'collection', default: {}, options: [field('note')] }),
				],
			},
		],
	}),
];

/** A form with these parameters as stored, and what its expressions come out with for each item. */
function form(stored: Record<string, unknown>, resolved: Array<Record<string, unknown>> = []) {
	const asked: unknown[] = [];
	const getNodeParameter = (name: string, item: number, fallback: unknown, options: object) => {
		asked.push([name, item, options]);
		if ('rawExpressions' in options) return name in stored ? stored[name] : fallback;
		return resolved[item]?.[name];
	};
	return {
		asked,
		form: new Form({ getNodeParameter } as never, indexForm(PROPERTIES)),
	};
}

const get = (
	stored: Record<string, unknown>,
	name: string,
	resolved: Record<string, unknown> = {},
) => form(stored, [resolved]).form.scope(0).get(name);

describe('a field that always stands in the form', () => {
	it('holds what is stored, and nothing where nobody has touched it', () => {
		expect(get({ plain: 'a' }, 'plain')).toEqual({
			value: 'a',
			added: false,
			held: true,
			raw: 'a',
		});
		expect(get({ plain: '' }, 'plain')).toEqual({ value: '', added: false, held: false, raw: '' });
		expect(get({ preset: 'x' }, 'preset')).toMatchObject({ value: 'x', held: false });
		expect(get({ preset: 'y' }, 'preset')).toMatchObject({ value: 'y', held: true });
		expect(get({ preset: '' }, 'preset')).toMatchObject({ value: '', held: false });
	});

	it.each([[''], [undefined], [{}], [[]], [{ __rl: true, mode: 'id', value: '' }]])(
		'holds nothing where it was emptied: %j',
		(value) => {
			expect(get({ picked: value }, 'picked').held).toBe(false);
		},
	);

	it.each([[0], [false], [null], [['a']], [{ __rl: true, mode: 'id', value: 'a' }]])(
		'holds something: %j',
		(value) => {
			expect(get({ picked: value }, 'picked').held).toBe(true);
		},
	);

	it('holds something where it has an expression, whatever comes out', () => {
		expect(get({ plain: '={{ $json.x }}' }, 'plain', { plain: '' })).toEqual({
			value: '',
			added: false,
			held: true,
			raw: '={{ $json.x }}',
		});
		const picked = { __rl: true, mode: 'id', value: '={{ $json.x }}' };
		expect(get({ picked }, 'picked', { picked: 'p' })).toMatchObject({ value: 'p', held: true });
	});

	it('is not there where the form does not show it, or has none of the name', () => {
		expect(get({}, 'plain')).toEqual({
			value: undefined,
			added: false,
			held: false,
			raw: undefined,
		});
		expect(get({ other: 1 }, 'other')).toEqual({
			value: undefined,
			added: false,
			held: false,
			raw: undefined,
		});
	});

	it('is read by a path into its value', () => {
		const parts = { values: [{ title: 'a' }] };
		expect(get({ parts }, 'parts.values')).toMatchObject({
			value: [{ title: 'a' }],
			raw: [{ title: 'a' }],
		});
		expect(get({ parts }, 'parts.values.none.deeper').value).toBeUndefined();
		expect(get({ parts: '={{ $json.p }}' }, 'parts.values', { parts })).toMatchObject({
			value: [{ title: 'a' }],
			raw: '={{ $json.p }}',
			held: true,
		});
	});
});

describe('a field that is added to a collection', () => {
	it('is held where it was added, even if it is empty', () => {
		expect(get({ additionalFields: { extra: '' } }, 'extra')).toEqual({
			value: '',
			added: true,
			held: true,
			raw: '',
		});
		expect(get({ additionalFields: {} }, 'extra')).toEqual({
			value: undefined,
			added: true,
			held: false,
			raw: undefined,
		});
		expect(get({}, 'extra')).toMatchObject({ value: undefined, held: false });
	});

	it('is held where the expression of the collection gives it', () => {
		const stored = { additionalFields: '={{ $json.f }}' };
		expect(get(stored, 'extra', { additionalFields: { extra: 'a' } })).toEqual({
			value: 'a',
			added: true,
			held: true,
			raw: '={{ $json.f }}',
		});
		expect(get(stored, 'extra', { additionalFields: {} }).held).toBe(false);
		expect(get(stored, 'extra', { additionalFields: null })).toMatchObject({
			value: undefined,
			held: false,
		});
	});
});

describe('an expression', () => {
	it('is resolved for each item, and what holds none is read once for all', () => {
		const { asked, form: its } = form({ plain: '={{ $json.x }}', preset: 'y' }, [
			{ plain: 'a' },
			{ plain: 'b' },
		]);
		const values = [0, 1].map((item) => [
			its.scope(item).get('plain').value,
			its.scope(item).get('preset').value,
		]);
		expect(values).toEqual([
			['a', 'y'],
			['b', 'y'],
		]);
		expect(asked).toEqual([
			['plain', 0, { rawExpressions: true }],
			['plain', 0, { skipValidation: true }],
			['preset', 0, { rawExpressions: true }],
			['plain', 1, { skipValidation: true }],
		]);
	});

	it('is found inside values too', () => {
		const parts = { values: [{ title: '={{ $json.t }}' }] };
		const resolved = { values: [{ title: 'out' }] };
		expect(get({ parts }, 'parts.values', { parts: resolved }).value).toEqual([{ title: 'out' }]);
		expect(get({ parts: { values: [{ title: 'a=b', n: null }] } }, 'parts.values').value).toEqual([
			{ title: 'a=b', n: null },
		]);
	});

	it('begins with an equals sign', () => {
		expect(['=x', 'x=', 5, undefined].map(isExpression)).toEqual([true, false, false, false]);
	});
});

describe('the fields of an entry', () => {
	const inner = (entry: unknown, raw: unknown = entry, prefix?: string) =>
		form({}).form.scope(0).inner({ value: entry, raw }, 'parts.values', prefix);

	it('hold what stands in it', () => {
		expect(inner({ title: 'a' }).get('title')).toEqual({
			value: 'a',
			added: false,
			held: true,
			raw: 'a',
		});
		expect(inner({ title: '' }).get('title')).toMatchObject({ value: '', held: false });
		expect(inner({}).get('title')).toEqual({
			value: undefined,
			added: false,
			held: false,
			raw: undefined,
		});
		expect(inner({ title: 'out' }, { title: '={{ 1 }}' }).get('title')).toMatchObject({
			held: true,
			raw: '={{ 1 }}',
		});
		expect(inner(undefined).get('title').value).toBeUndefined();
	});

	it('may stand in a collection that keeps it short', () => {
		expect(inner({ additionalFields: { note: '' } }).get('note')).toEqual({
			value: '',
			added: true,
			held: true,
			raw: '',
		});
		expect(inner({ note: 'own', additionalFields: { note: 'other' } }).get('note')).toMatchObject({
			value: 'own',
			added: false,
		});
	});

	it('are added ones inside a collection', () => {
		const scope = form({})
			.form.scope(0)
			.inner({ value: { remark: '' }, raw: { remark: '' } }, 'parts.values.settings');
		expect(scope.get('remark')).toEqual({ value: '', added: true, held: true, raw: '' });
		expect(scope.get('none')).toMatchObject({ added: true, held: false });
	});

	it('are called as the form shows them, behind the name of the entry', () => {
		expect(inner({}).label('title')).toBe('The title');
		expect(inner({}).label('unknown')).toBe('unknown');
		const named = inner({}, {}, 'Part 2 > ');
		expect(named.label('title')).toBe('Part 2 > The title');
		const deeper = { value: {}, raw: {} };
		expect(named.inner(deeper, 'settings').label('remark')).toBe('Part 2 > The remark');
		expect(named.inner(deeper, 'settings', '').label('remark')).toBe('The remark');
		expect(form({}).form.scope(0).inner(deeper, 'parts.values').label('title')).toBe('The title');
	});
});

describe('the names that the form shows', () => {
	const scope = form({}).form.scope(0);

	it('are those of fields and values', () => {
		expect(scope.label('plain')).toBe('The plain');
		expect(scope.label('unknown')).toBe('unknown');
		expect(scope.valueLabel('kind', 1)).toBe('One');
		expect(scope.valueLabel('kind', 2)).toBe('2');
		expect(scope.valueLabel('plain', 'a')).toBe('a');
		expect(scope.valueLabel('kind', true)).toBe('on');
		expect(scope.valueLabel('kind', false)).toBe('off');
		const entry = scope.inner({ value: {}, raw: {} }, 'parts.values');
		expect(entry.valueLabel('title', true)).toBe('on');
		expect(entry.valueLabel('title', 'b')).toBe('b');
	});

	it('tell what is picked from a list', () => {
		expect([scope.isPicker('picked'), scope.isPicker('plain')]).toEqual([true, false]);
		expect(scope.inner({ value: {}, raw: {} }, 'parts.values').isPicker('title')).toBe(false);
	});
});
