import type { INodeProperties } from 'n8n-workflow';

import type { AnyOperation } from '../../../../nodes/WeComCustomerContact/declaration/operation';
import { controlOf, controlsOf } from '../../../../nodes/WeComCustomerContact/engine/controls';

const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: `The ${name}`,
	name,
	type: 'string',
	default: '',
	...more,
});

describe('the controls of an operation', () => {
	const namesOf = (operation: object) =>
		controlsOf(operation as AnyOperation).map(({ name }) => name);

	it('are the fields that no parameter is filled in with', () => {
		const operation = {
			query: { q: { type: 'string' } },
			body: { b: { type: 'string', from: 'c.inner' } },
			upload: { u: { type: 'string' } },
			headers: { h: { type: 'string' } },
			own: { o: { type: 'string' } },
			fields: ['q', 'b', 'c', 'u', 'h', 'o', 'fixed', 'rest'].map((name) => field(name)),
		};
		expect(namesOf(operation)).toEqual(['b', 'fixed', 'rest']);
		expect(controlsOf(operation as never)).toBe(controlsOf(operation as never));
		expect(namesOf({ fields: [field('a')] })).toEqual(['a']);
	});

	it('are not where a file comes from, under whatever name', () => {
		const fields = [
			'm',
			'src',
			'bin',
			'address',
			'fileUrl',
			'fileName',
			'f',
			'binaryPropertyName',
			'other',
		].map((name) => field(name));
		const media = { type: 'media', source: 'src', binary: 'bin', url: 'address' };
		expect(namesOf({ body: { m: media }, fields })).toEqual([
			'fileUrl',
			'f',
			'binaryPropertyName',
			'other',
		]);
		expect(namesOf({ upload: { f: { type: 'file' } }, fields })).toEqual([
			'm',
			'src',
			'bin',
			'address',
			'f',
			'other',
		]);
		expect(namesOf({ body: { m: { type: 'string', source: 'src' } }, fields })).toContain('src');
	});

	it('are not the fields of an object that is spread over the form, but those beside a group of its own', () => {
		const fields = ['x', 'y', 'group'].map((name) => field(name));
		const object = { type: 'object', fields: { x: { type: 'string' } } };
		expect(namesOf({ body: { o: object }, fields })).toEqual(['y', 'group']);
		expect(namesOf({ body: { o: { ...object, from: 'group' } }, fields })).toEqual(['x', 'y']);
	});

	it('are found in collections, and not in what steers nothing', () => {
		const fields = [
			field('additionalFields', {
				type: 'collection',
				default: {},
				options: [field('wait', { type: 'number' }), field('kind', { type: 'options' })],
			}),
			field('note', { type: 'notice' }),
		];
		expect(namesOf({ fields })).toEqual(['wait']);
	});
});

describe('a control', () => {
	const convert = (more: Partial<INodeProperties>, value: unknown, name = 'wait') =>
		controlOf(field(name, more))?.convert(value);

	it('has the type of its field', () => {
		expect(convert({ type: 'boolean' }, 'true')).toBe(true);
		expect(convert({ type: 'number' }, '1.5')).toBe(1.5);
		expect(convert({}, 5)).toBe('5');
		expect(convert({ type: 'options' }, 5)).toBeUndefined();
	});

	it('is a whole number where it counts records or requests', () => {
		for (const name of ['limit', 'concurrency']) {
			expect(convert({ type: 'number' }, '5', name)).toBe(5);
			expect(() => convert({ type: 'number' }, 1.5, name)).toThrow('whole number');
		}
	});

	it('keeps to the bounds of its field', () => {
		const typeOptions = { minValue: 1, maxValue: 2 };
		expect(() => convert({ type: 'number', typeOptions }, 0)).toThrow('at least 1');
		expect(() => convert({ type: 'number', typeOptions }, 3)).toThrow('at most 2');
		expect(convert({ type: 'number' }, -5)).toBe(-5);
	});

	it('has no line break', () => {
		expect(() => convert({}, 'a\nb')).toThrow('a line break');
	});
});
