import type { NamedKind } from '../../../../../nodes/WeComCustomerContact/declaration/names';
import { InvalidValue } from '../../../../../nodes/WeComCustomerContact/engine/convert';
import { Directory } from '../../../../../nodes/WeComCustomerContact/engine/names/directory';
import {
	NamedIds,
	type GivenNames,
} from '../../../../../nodes/WeComCustomerContact/engine/names/namedIds';
import {
	withIds,
	withNewIds,
} from '../../../../../nodes/WeComCustomerContact/engine/names/resolve';
import type { PlannedRequest } from '../../../../../nodes/WeComCustomerContact/engine/readRequest';
import { clientDouble } from '../../../../../support/harness/clientDouble';
import { RefusedError } from '../../../../../wecom/errors';
import { answersOf, idAt, libraryOf, type Group } from './tagLibrary';

const LEVEL = idAt(0, 'G');

/** A place in a request whose names are looked up, and how often that was. */
function named(kind: NamedKind, value: unknown, more: Partial<GivenNames> = {}) {
	const given: GivenNames = {
		kind,
		value,
		isOne: false,
		label: 'Tags',
		toParam: jest.fn((ids: readonly string[]) => ids),
		...more,
	};
	return new NamedIds(given);
}
const one = (kind: NamedKind, value: unknown, more: Partial<GivenNames> = {}) =>
	named(kind, value, { isOne: true, toParam: jest.fn(([id]) => id), ...more });

/** A request with names in its places, in the order in which the form is read. */
function planOf(
	{ query = {}, body = {}, own = {} }: Record<string, Record<string, unknown>>,
	faultsOf: PlannedRequest['faultsOf'] = () => [],
): PlannedRequest {
	const names: NamedIds[] = [];
	const collect = (value: unknown) => {
		if (value instanceof NamedIds) names.push(value);
		else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
	};
	[query, body, own].forEach(collect);
	const values = { query, body, own } as Pick<PlannedRequest, 'query' | 'body' | 'own'>;
	return { ...values, upload: {}, headers: {}, controls: {}, names, faultsOf };
}

/** A directory of a company with a library of tags and rules against private payment. */
function company(library: Group[] = libraryOf([['Level', ['Gold', 'Silver']]])) {
	const answer = answersOf(library);
	const { client, calls } = clientDouble((call) => {
		if (call.endpoint === 'get_strategy_tag_list') {
			const id = Number(call.body.strategy_id ?? 0);
			const tag = [{ id: idAt(id, 'S'), name: 'High' }];
			return { tag_group: [{ group_id: idAt(id, 'R'), group_name: 'Interest', tag }] };
		}
		if (call.path.endsWith('customer_strategy/list')) return { strategy: [{ strategy_id: 7 }] };
		if (call.path.endsWith('customer_strategy/get'))
			return { strategy: { strategy_name: 'North' } };
		if (call.endpoint === 'get_intercept_rule_list') {
			return { rule_list: [{ rule_id: 'rule_1', rule_name: 'No gifts' }] };
		}
		return answer(call);
	});
	const callsOf = (endpoint: string) => calls.filter((call) => call.endpoint === endpoint);
	return { directory: new Directory(client), calls, callsOf, library };
}

/** What stands for a file in a request is an object of a class. */
class MediaFile {
	constructor(readonly name: string) {}
}

describe('a request with names', () => {
	it('is sent as it is where it has none', async () => {
		const { directory } = company();
		const plan = planOf({ body: { tag_id: 'VIP' } });
		expect(await withIds(plan, directory)).toBe(plan);
	});

	it('has ids in their places, in lists and objects too, and everything else as it was', async () => {
		const file = new MediaFile('a.png');
		const plan = planOf({
			query: { id: one('corpTag', 'Silver'), page: 3 },
			body: {
				add_tag: named('corpTag', 'Gold, Silver'),
				groups: [{ rule: [one('interceptRule', 'No gifts'), 'x'] }, null],
				file,
				note: null,
			},
			own: { tags: named('corpTag', ['Gold']) },
		});
		const found = await withIds(plan, company().directory);
		expect(found.query).toEqual({ id: idAt(1), page: 3 });
		expect(found.body).toEqual({
			add_tag: [idAt(0), idAt(1)],
			groups: [{ rule: ['rule_1', 'x'] }, null],
			file,
			note: null,
		});
		expect(found.body.file).toBe(file);
		expect(found.own).toEqual({ tags: [idAt(0)] });
		expect(found.names).toBe(plan.names);
	});

	it.each(['query', 'body', 'own'])(
		'has its names looked for within what its %s says',
		async (place) => {
			const tag = one('strategyTag', 'High', { within: 'strategy_id' });
			const plan = planOf({ [place]: { strategy_id: '8', tag } });
			const found = await withIds(plan, company().directory);
			expect(found[place as 'body']).toEqual({ strategy_id: '8', tag: idAt(8, 'S') });
		},
	);

	it('has them looked for within what is given by name itself', async () => {
		const found = await withIds(
			planOf({
				body: {
					strategy_id: one('customerStrategy', 'North'),
					tag: named('strategyTag', 'High', { within: 'strategy_id' }),
				},
			}),
			company().directory,
		);
		expect(found.body).toEqual({ strategy_id: '7', tag: [idAt(7, 'S')] });
	});

	it('has one name looked for as it stands, and several in their order', async () => {
		const { directory } = company(libraryOf([['Level', ['A, B', 'A', 'B']]]));
		const plan = planOf({ body: { one: one('corpTag', 'A, B'), some: named('corpTag', 'B, A') } });
		expect((await withIds(plan, directory)).body).toEqual({
			one: idAt(0),
			some: [idAt(2), idAt(1)],
		});
	});

	it.each<[what: string, name: NamedIds]>([
		['that is unknown', named('corpTag', 'Zebra')],
		['of one that is unknown', one('corpTag', 'Zebra')],
		['that is no text', one('corpTag', { id: 1 })],
		[
			'that makes what the parameter does not allow',
			named('corpTag', 'Gold', {
				toParam: () => {
					throw new InvalidValue('has too many');
				},
			}),
		],
	])('is refused with the name of the field for a name %s', async (_what, tag) => {
		await expect(withIds(planOf({ body: { tag } }), company().directory)).rejects.toThrow(/^Tags /);
	});

	it('is held against its rules with the ids, and refused with what they say', async () => {
		const faultsOf = jest.fn(() => ['One tag stands in both', 'Another does']);
		const plan = planOf({ body: { tag: one('corpTag', 'Gold') } }, faultsOf);
		await expect(withIds(plan, company().directory)).rejects.toMatchObject({
			violations: ['One tag stands in both', 'Another does'],
		});
		expect(faultsOf).toHaveBeenCalledWith(expect.objectContaining({ body: { tag: idAt(0) } }));
	});
});

describe('names that are created where they do not exist', () => {
	const creating = (value: string) => named('corpTag', value, { createIn: 'group' });

	it('are so in the group that the request names, be it by name', async () => {
		const { directory, library } = company();
		const plan = planOf({ body: { tags: creating('Gold, Iron') }, own: { group: LEVEL } });
		const { body } = await withIds(plan, directory);
		const [gold, , iron] = library[0]?.tag ?? [];
		expect(iron).toMatchObject({ name: 'Iron' });
		expect(body).toEqual({ tags: [gold?.id, iron?.id] });
		const byName = planOf({
			body: { tags: creating('Tin') },
			own: { group: one('tagGroup', 'Level') },
		});
		await withIds(byName, directory);
		expect(library[0]?.tag[3]).toMatchObject({ name: 'Tin' });
	});

	it('are refused as others are where the request names no group', async () => {
		const { directory, callsOf } = company();
		await expect(withIds(planOf({ body: { tags: creating('Iron') } }), directory)).rejects.toThrow(
			'Tags has the name "Iron", which does not exist',
		);
		expect(callsOf('add_corp_tag')).toEqual([]);
	});

	it('are not where another name of the request is wrong', async () => {
		const { directory, callsOf } = company();
		const body = { add_tag: creating('Iron'), remove_tag: named('corpTag', 'Old') };
		await expect(withIds(planOf({ body, own: { group: LEVEL } }), directory)).rejects.toThrow(
			'Old',
		);
		expect(callsOf('add_corp_tag')).toEqual([]);
	});

	it('are looked up once, as all are', async () => {
		const [one, other] = [creating('Iron'), named('corpTag', 'Gold')];
		await withIds(planOf({ body: { one, other }, own: { group: LEVEL } }), company().directory);
		for (const { given } of [one, other]) expect(given.toParam).toHaveBeenCalledTimes(1);
	});
});

describe('a request that WeCom has refused', () => {
	/** A request with a tag and a rule by name, as it went out. */
	async function sent() {
		const known = company();
		const plan = planOf({
			body: { tag: one('corpTag', 'Gold') },
			query: { rule: one('interceptRule', 'No gifts') },
		});
		const first = await withIds(plan, known.directory);
		const again = async (refusal: unknown) =>
			await withNewIds(plan, first, refusal, known.directory);
		const [tag] = plan.names.filter(({ given }) => given.kind === 'corpTag');
		return { ...known, again, lookUps: tag?.given.toParam as jest.Mock };
	}

	it('goes out with the id that the name has now, where one of its kind is gone', async () => {
		const { again, library, callsOf } = await sent();
		library[0]?.tag.splice(0, 1, { id: idAt(77), name: 'Gold' });
		expect(await again(new RefusedError(40068, 'invalid tagid'))).toMatchObject({
			body: { tag: idAt(77) },
			query: { rule: 'rule_1' },
		});
		expect(callsOf('get_corp_tag_list')).toHaveLength(2);
		expect(callsOf('get_intercept_rule_list')).toHaveLength(1);
	});

	it('does not where the name has the same id still', async () => {
		const { again, callsOf } = await sent();
		expect(await again(new RefusedError(40068, 'invalid tagid'))).toBeUndefined();
		expect(callsOf('get_corp_tag_list')).toHaveLength(2);
	});

	it.each<[what: string, refusal: unknown]>([
		['a refusal that says nothing of its kinds', new RefusedError(48002, 'api forbidden')],
		['the code of a kind that it has no names of', new RefusedError(41044, 'no such way')],
		['an error of others', Object.assign(new Error('of others'), { errcode: 40068 })],
	])('does not, and has nothing looked up again, for %s', async (_what, refusal) => {
		const { again, calls, lookUps } = await sent();
		const before = calls.length;
		expect(await again(refusal)).toBeUndefined();
		expect([calls.length, lookUps.mock.calls.length]).toEqual([before, 1]);
	});

	it('does where the id stands in the address', async () => {
		const known = company();
		const plan = planOf({ query: { id: one('corpTag', 'Gold') } });
		const first = await withIds(plan, known.directory);
		known.library[0]?.tag.splice(0, 1, { id: idAt(77), name: 'Gold' });
		const refusal = new RefusedError(40068, 'invalid tagid');
		expect(await withNewIds(plan, first, refusal, known.directory)).toMatchObject({
			query: { id: idAt(77) },
		});
	});
});
