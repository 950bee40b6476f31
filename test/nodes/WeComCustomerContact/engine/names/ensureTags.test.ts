import { Directory } from '../../../../../nodes/WeComCustomerContact/engine/names/directory';
import {
	ensureTags,
	type WantedTags,
} from '../../../../../nodes/WeComCustomerContact/engine/names/ensureTags';
import { clientDouble, type Call } from '../../../../../support/harness/clientDouble';
import { ConnectionError } from '../../../../../wecom/errors';
import { answersOf, idAt, libraryOf, type Group } from './tagLibrary';

type Wanted = WantedTags['group'];
const LEVEL = { group_id: idAt(0, 'G') };
const SOURCE = { group_id: idAt(1, 'G') };
const shop = () =>
	libraryOf([
		['Level', ['Gold', 'Silver']],
		['Source', ['Fair']],
	]);

/** Sees to tags in a library; `before` may do something in place of WeCom's answer to their creation. */
function ensuring(library: Group[], before?: (call: Call, count: number) => unknown) {
	const answer = answersOf(library);
	const { client, calls } = clientDouble(async (call) => {
		if (call.endpoint !== 'add_corp_tag') return answer(call);
		const count = made().length;
		// One that goes on for ever is noticed.
		if (count > 20) throw new Error('too many');
		return (await before?.(call, count)) ?? answer(call);
	});
	const made = () => calls.filter(({ endpoint }) => endpoint === 'add_corp_tag');
	const directory = new Directory(client);
	const ensure = async (group: Wanted, names: string[], more: Partial<WantedTags> = {}) =>
		await ensureTags(directory, { group, tag: names.map((name) => ({ name })), ...more });
	return {
		ensure,
		directory,
		bodies: () => made().map(({ body }) => body),
		repeats: () => made().map(({ repeat }) => repeat),
		reads: () => calls.length - made().length,
	};
}

const idsOf = ({ tags }: Awaited<ReturnType<typeof ensureTags>>) => tags.map(({ id }) => id);

describe('tags that a group has', () => {
	it('are taken as they are, in the order in which they are wanted, and nothing is sent', async () => {
		const { ensure, bodies } = ensuring(shop());
		const ensured = await ensure(LEVEL, ['Silver', 'Gold']);
		expect(ensured.group).toMatchObject({ id: LEVEL.group_id, name: 'Level' });
		expect(idsOf(ensured)).toEqual([idAt(1), idAt(0)]);
		expect(bodies()).toEqual([]);
	});

	it('are those of the group that is called by its name', async () => {
		const { ensure, bodies } = ensuring(shop());
		expect(idsOf(await ensure({ group_name: 'Source', order: 3 }, ['Fair']))).toEqual([idAt(2)]);
		expect(bodies()).toEqual([]);
	});

	it('count once where there are two of a name', async () => {
		const { ensure } = ensuring(libraryOf([['Level', ['Gold', 'Gold']]]));
		expect(idsOf(await ensure(LEVEL, ['Gold']))).toEqual([idAt(0)]);
	});
});

describe('tags that a group lacks', () => {
	it('are created, those that it has left out, and come in the order in which they are wanted', async () => {
		const { ensure, bodies, repeats, reads } = ensuring(shop());
		const tag = [{ name: 'Iron', order: 7 }, { name: 'Gold' }, { name: 'Tin' }];
		const ensured = await ensure(LEVEL, [], { tag });
		expect(ensured.tags.map(({ name }) => name)).toEqual(['Iron', 'Gold', 'Tin']);
		expect(bodies()).toEqual([{ ...LEVEL, tag: [{ name: 'Iron', order: 7 }, { name: 'Tin' }] }]);
		expect([repeats(), reads()]).toEqual([['safe'], 1]);
	});

	it('are created though another group has tags of their names', async () => {
		const { ensure, bodies } = ensuring(shop());
		const ensured = await ensure(SOURCE, ['Gold']);
		expect(ensured.tags).toMatchObject([{ name: 'Gold', group: { name: 'Source' } }]);
		expect(bodies()).toEqual([{ ...SOURCE, tag: [{ name: 'Gold' }] }]);
	});

	it('are created with their group where it does not exist, and with what goes with the request', async () => {
		const { ensure, bodies } = ensuring(shop());
		const group = { group_name: 'Rank', order: 3 };
		const ensured = await ensure(group, ['Gold'], { more: { agentid: 1_000_002 } });
		expect(ensured).toMatchObject({ group: { name: 'Rank' }, tags: [{ name: 'Gold' }] });
		expect(bodies()).toEqual([{ ...group, tag: [{ name: 'Gold' }], agentid: 1_000_002 }]);
	});

	it('are created once where they are wanted several times', async () => {
		const { ensure, bodies } = ensuring(shop());
		expect((await ensure(LEVEL, ['Iron', 'Iron'])).tags).toHaveLength(1);
		expect(bodies()).toEqual([{ ...LEVEL, tag: [{ name: 'Iron' }] }]);
	});

	it('are looked for again where the answer leaves one of them out', async () => {
		const library = shop();
		const answer = answersOf(library);
		const { ensure, reads } = ensuring(library, (call) => {
			const { tag_group: group } = answer(call) as { tag_group: Group };
			return { tag_group: { ...group, tag: group.tag.slice(1) } };
		});
		const ensured = await ensure(LEVEL, ['Iron', 'Tin']);
		expect(ensured.tags.map(({ name }) => name)).toEqual(['Iron', 'Tin']);
		expect(reads()).toBe(2);
	});
});

describe('a tag that somebody else creates first', () => {
	it('is taken, and the others are created', async () => {
		const library = shop();
		const { ensure, bodies } = ensuring(library, (_call, count) => {
			if (count === 1) library[0]?.tag.push({ id: idAt(70), name: 'Iron' });
		});
		const ensured = await ensure(LEVEL, ['Iron', 'Tin']);
		expect(ensured.tags).toMatchObject([{ id: idAt(70) }, { name: 'Tin' }]);
		expect(bodies().map(({ tag }) => tag)).toEqual([
			[{ name: 'Iron' }, { name: 'Tin' }],
			[{ name: 'Tin' }],
		]);
	});

	it('is an error where that happens five times', async () => {
		const { ensure, bodies } = ensuring(shop(), () => ({ errcode: 40071 }));
		await expect(ensure(LEVEL, ['Iron'])).rejects.toThrow('40071');
		expect(bodies()).toHaveLength(5);
	});

	it('is created where that happens four times', async () => {
		const { ensure, bodies } = ensuring(shop(), (_call, count) =>
			count < 5 ? { errcode: 40071 } : undefined,
		);
		expect((await ensure(LEVEL, ['Iron'])).tags).toHaveLength(1);
		expect(bodies()).toHaveLength(5);
	});

	it.each<[what: string, fail: () => unknown, message: string]>([
		['another refusal', () => ({ errcode: 48002 }), '48002'],
		[
			'a connection that fails',
			() => {
				throw new ConnectionError('ECONNRESET', 'unknown');
			},
			'ECONNRESET',
		],
		[
			'an error of others with that code',
			() => {
				throw Object.assign(new Error('of others'), { errcode: 40071 });
			},
			'of others',
		],
	])('is not what %s says', async (_what, fail, message) => {
		const { ensure, bodies } = ensuring(shop(), fail);
		await expect(ensure(LEVEL, ['Iron'])).rejects.toThrow(message);
		expect(bodies()).toHaveLength(1);
	});
});

describe('changes at the same time', () => {
	/** How many creations are under way when as many as can be are. */
	async function underWay(...wanted: Array<readonly [group: Wanted, name: string]>) {
		const gates: Array<() => void> = [];
		const { ensure } = ensuring(shop(), async () => {
			await new Promise<void>((open) => gates.push(open));
		});
		const all = wanted.map(async ([group, name]) => await ensure(group, [name]));
		await new Promise(setImmediate);
		const count = gates.length;
		for (let opened = 0; opened < wanted.length; opened++) {
			gates[opened]?.();
			await new Promise(setImmediate);
		}
		await Promise.all(all);
		return count;
	}

	it.each<[what: string, count: number, one: Wanted, other: Wanted]>([
		['are made one after the other in one group', 1, LEVEL, LEVEL],
		[
			'are made one after the other in one group that does not exist yet',
			1,
			{ group_name: 'Rank' },
			{ group_name: 'Rank' },
		],
		['are made side by side in two groups', 2, LEVEL, SOURCE],
		[
			'are made side by side in two groups that do not exist yet',
			2,
			{ group_name: 'Rank' },
			{ group_name: 'Card' },
		],
	])('%s', async (_what, count, one, other) => {
		expect(await underWay([one, 'Iron'], [other, 'Tin'])).toBe(count);
	});

	it('find what the one before has created', async () => {
		const { ensure, bodies } = ensuring(shop());
		const [one, other] = await Promise.all([ensure(LEVEL, ['Iron']), ensure(LEVEL, ['Iron'])]);
		expect(other).toEqual(one);
		expect(bodies()).toHaveLength(1);
	});

	it('of two apps do not wait for each other', async () => {
		const gates: Array<() => void> = [];
		const gate = new Promise<void>((open) => gates.push(open));
		const appOf = (key: string, wait?: Promise<void>) => {
			const answer = answersOf(shop());
			const { client } = clientDouble(async (call) => {
				if (call.endpoint === 'add_corp_tag') await wait;
				return answer(call);
			}, key);
			const wanted = { group: LEVEL, tag: [{ name: 'Iron' }] };
			return ensureTags(new Directory(client), wanted);
		};
		const slow = appOf('one', gate);
		expect((await appOf('other')).tags).toHaveLength(1);
		gates[0]?.();
		expect((await slow).tags).toHaveLength(1);
	});
});
