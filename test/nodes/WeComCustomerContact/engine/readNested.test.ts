import { collection, faults, field, list, params, read } from './readForm';

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
