import type { INodeProperties } from 'n8n-workflow';

import { indexForm } from '../../../../nodes/WeComCustomerContact/engine/formIndex';

const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: `The ${name}`,
	name,
	type: 'string',
	default: '',
	...more,
});

describe('the index of a form', () => {
	const index = indexForm([
		field('plain', { default: 'x' }),
		field('picked', { type: 'resourceLocator', default: { mode: 'list', value: '' } }),
		field('chosen', {
			type: 'multiOptions',
			default: [],
			typeOptions: { loadOptionsMethod: 'getMembers' },
		}),
		field('kind', {
			type: 'options',
			default: 1,
			options: [
				{ name: 'One', value: 1 },
				{ name: 'Two', value: 'two' },
			],
		}),
		field('additionalFields', {
			type: 'collection',
			default: {},
			options: [field('inCollection', { default: 5 })],
		}),
		field('parts', {
			type: 'fixedCollection',
			default: {},
			options: [{ displayName: 'A Part', name: 'values', values: [field('title')] }],
		}),
		field('choice', {
			type: 'fixedCollection',
			default: {},
			options: [
				{ displayName: 'First Kind', name: 'first', values: [field('a')] },
				{
					displayName: 'Second Kind',
					name: 'second',
					values: [field('b', { type: 'collection', default: {}, options: [field('c')] })],
				},
			],
		}),
	]);

	it('knows the fields at the top, also those that are added to a collection', () => {
		expect([...index.fields]).toEqual([
			['plain', { name: 'plain', displayName: 'The plain', collection: undefined }],
			['picked', { name: 'picked', displayName: 'The picked', collection: undefined }],
			['chosen', { name: 'chosen', displayName: 'The chosen', collection: undefined }],
			['kind', { name: 'kind', displayName: 'The kind', collection: undefined }],
			[
				'inCollection',
				{ name: 'inCollection', displayName: 'The inCollection', collection: 'additionalFields' },
			],
			['parts', { name: 'parts', displayName: 'The parts', collection: undefined }],
			['choice', { name: 'choice', displayName: 'The choice', collection: undefined }],
		]);
	});

	it('knows how each is called, a group by its list where it is the only one', () => {
		expect(index.displayNames.get('parts.values')).toBe('The parts');
		expect(index.displayNames.get('choice.first')).toBe('First Kind');
		expect(index.displayNames.get('choice.second')).toBe('Second Kind');
		expect(index.displayNames.get('parts.values.title')).toBe('The title');
		expect(index.displayNames.get('inCollection')).toBe('The inCollection');
	});

	it('knows the values that a field offers, and of the others that they offer none', () => {
		expect([...index.valueNames.keys()]).toEqual(['kind']);
		expect([...(index.valueNames.get('kind') ?? [])]).toEqual([
			['1', 'One'],
			['two', 'Two'],
		]);
	});

	it('knows the defaults, the collections and what is picked from a list', () => {
		expect(index.defaults.get('plain')).toBe('x');
		expect(index.defaults.get('inCollection')).toBe(5);
		expect([...index.collections]).toEqual(['choice.second.b']);
		expect([...index.pickers]).toEqual(['picked', 'chosen']);
	});
});
