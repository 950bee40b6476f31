import type { INodeProperties } from 'n8n-workflow';

import {
	customerFilterFields,
	customerFilterParams,
	customerFilterRules,
} from '../../../../nodes/WeComCustomerContact/customers/filterFields';
import { CUSTOMER_SOURCES } from '../../../../nodes/WeComCustomerContact/customers/sources';
import type { JsonObject } from '../../../../wecom/types';
import { collection, faults, read } from '../engine/readForm';

const FIELDS = [collection('filters', ...customerFilterFields)];
const NAMES = customerFilterFields.map(({ name }) => name);
const of = (kind: 'list' | 'recipients') => ({ own: customerFilterParams(kind) });
/** What a filter of a list says whose form is stored like this. */
const planned = (filters: JsonObject) => read(of('list'), FIELDS, { filters });

const NOW = Date.parse('2026-03-02T12:00:00+08:00');
const secondsOf = (time: string) => Date.parse(time) / 1000;

describe('the fields of the filter', () => {
	it('are stored in workflows under these names', () => {
		expect(NAMES).toEqual([
			'added_after',
			'added_before',
			'added_days_ago',
			'added_last_days',
			'text_contains',
			'add_way',
			'states',
			'unionids',
			'tags_all',
			'tags_any',
			'tags_none',
		]);
	});

	it.each(customerFilterFields)('begin with a value of their kind: $name', (field) => {
		const beginnings: Partial<Record<INodeProperties['type'], unknown>> = {
			dateTime: '',
			string: '',
			multiOptions: [],
			number: field.typeOptions?.minValue === 0 ? 1 : 2,
		};
		expect(beginnings[field.type]).toEqual(field.default);
	});

	it('count days from today on, and last days from one', () => {
		const least = Object.fromEntries(
			customerFilterFields.flatMap(({ name, typeOptions }) =>
				typeOptions?.minValue === undefined ? [] : [[name, typeOptions.minValue]],
			),
		);
		expect(least).toEqual({ added_days_ago: 0, added_last_days: 1 });
	});

	it('offer every source', () => {
		const { options } = customerFilterFields.find(({ name }) => name === 'add_way') ?? {};
		expect(options).toEqual(CUSTOMER_SOURCES);
	});
});

describe('a filled in field', () => {
	it.each<[field: string, value: JsonObject[string], own: JsonObject]>([
		['added_after', '2026-03-02', { added_after: secondsOf('2026-03-02T00:00:00+08:00') }],
		['added_before', '2026-03-02', { added_before: secondsOf('2026-03-02T00:00:00+08:00') }],
		[
			'added_days_ago',
			1,
			{
				added_from_day: secondsOf('2026-03-01T00:00:00+08:00'),
				added_until_day: secondsOf('2026-03-02T00:00:00+08:00'),
			},
		],
		['added_last_days', '2', { added_since: secondsOf('2026-02-28T12:00:00+08:00') }],
		['text_contains', 'Zhang', { text_contains: 'Zhang' }],
		['add_way', [1, '16'], { add_way: [1, 16] }],
		['states', 'fair, shop', { states: ['fair', 'shop'] }],
		['unionids', 'oExample1、oExample2', { unionids: ['oExample1', 'oExample2'] }],
	])('is a condition: %s', (field, value, own) => {
		jest.spyOn(Date, 'now').mockReturnValue(NOW);
		expect(planned({ [field]: value }).own).toEqual(own);
		jest.restoreAllMocks();
	});

	it.each(['tags_all', 'tags_any', 'tags_none'])('takes names of tags: %s', (field) => {
		const { names, own } = planned({ [field]: 'VIP' });
		expect(names.map(({ given }) => given.kind)).toEqual(['corpTag']);
		expect(own[field]).toBe(names[0]);
	});

	it('takes no source that WeCom does not have', () => {
		expect(faults(of('list'), FIELDS, { filters: { add_way: [7] } })).toHaveLength(1);
	});
});

describe('a field that comes out empty', () => {
	it.each(NAMES)('is an error, of a list and of recipients: %s', (name) => {
		for (const kind of ['list', 'recipients'] as const) {
			const [fault] = faults(of(kind), FIELDS, { filters: { [name]: '' } });
			expect([kind, fault]).toEqual([kind, expect.stringContaining('never means all')]);
		}
	});

	it.each(NAMES)('is left alone by a * in a list, and not for recipients: %s', (name) => {
		const stored = { filters: { [name]: '*' } };
		expect(read(of('list'), FIELDS, stored).own).toEqual({});
		const isRead = faults(of('recipients'), FIELDS, stored).length === 0;
		expect(isRead && Object.keys(read(of('recipients'), FIELDS, stored).own)).not.toEqual([]);
	});
});

describe('conditions that exclude each other', () => {
	const told = (request: JsonObject) =>
		customerFilterRules.flatMap((rule) => rule(request, (path) => `<${path}>`) ?? []);

	it.each<[what: string, request: JsonObject, fields: [string, string]]>([
		['times', { added_after: 5, added_before: 5 }, ['added_after', 'added_before']],
		['a tag', { tags_all: ['a', 'b'], tags_none: ['c', 'b'] }, ['tags_all', 'tags_none']],
		['tags', { tags_any: ['a', 'b'], tags_none: ['b', 'a', 'c'] }, ['tags_any', 'tags_none']],
	])('are told of by the names of their fields: %s', (_what, request, [one, other]) => {
		expect(told(request)).toEqual([
			`No customer can meet both <${one}> and <${other}>: they exclude each other`,
		]);
	});

	it.each<[what: string, request: JsonObject]>([
		['nothing', {}],
		['times that leave a second', { added_after: 4, added_before: 5 }],
		['one time', { added_after: 5 }],
		['the other time', { added_before: 5 }],
		['other tags', { tags_all: ['a'], tags_any: ['b'], tags_none: ['c'] }],
		['tags of which one is left', { tags_any: ['a', 'b'], tags_none: ['a'] }],
		['tags that none has to have', { tags_any: [], tags_none: ['a'] }],
		['tags that are no list', { tags_all: 'a', tags_none: 'a' }],
	])('are not there for %s', (_what, request) => {
		expect(told(request)).toEqual([]);
	});
});
