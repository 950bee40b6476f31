import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { show } from '../../../nodes/shared/given';
import { idOf, itemsOf, useCustomers } from '../../../support/harness/customers';
import { useSimulator } from '../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 60, members: 5, latencyMs: 5 });
const customers = useCustomers(wecom);

const byJson = {
	userid: idOf('={{ $json.userid }}'),
	external_userid: idOf('={{ $json.external_userid }}'),
};

describe('output items', () => {
	it('come in input order and are paired with the items that they come from', async () => {
		const input = itemsOf((await customers()).slice(0, 30));
		wecom.simulator.faults.add({
			fault: { kind: 'stall', ms: 60 },
			endpoint: 'customer.get',
			share: 0.3,
		});
		const { items } = await wecom.run('customer.get', byJson, { input });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(input.map((_, item) => ({ item })));
		expect(items.map(({ json }) => idIn(json))).toEqual(
			input.map(({ json }) => json.external_userid),
		);
	});

	it('never hold errcode or errmsg of a success', async () => {
		const [person] = await customers();
		const { json } = await wecom.run(
			'customer.get',
			{ ...byJson, simplify: false },
			{ input: itemsOf([person]) },
		);
		expect(Object.keys(json[0] ?? {}).sort()).toEqual(['external_contact', 'follow_user']);
	});

	it('are one for each record of a list', async () => {
		const { json } = await wecom.run('customer.getBatch', {
			userid_list: ['member_1', 'member_2'],
			returnAll: true,
			simplify: false,
		});
		expect(json).toHaveLength(24);
		expect(Object.keys(json[0] ?? {}).sort()).toEqual(['external_contact', 'follow_info']);
	});

	it('say which member an id belongs to when several members are asked for', async () => {
		const { json } = await wecom.run('customer.getAll', { userid: ['member_1', 'member_2'] });
		expect(new Set(json.map(({ userid }) => userid))).toEqual(new Set(['member_1', 'member_2']));
		expect(wecom.simulator.ledger.calls('customer.getAll')).toBe(2);
	});
});

describe('an item that fails', () => {
	const withWrongSecond = async (): Promise<INodeExecutionData[]> => {
		const [first, second] = await customers();
		return itemsOf([first, { ...first, external_userid: 'wmNobody' }, second]);
	};

	it('stops the node with an error that carries its index, the code and what to do', async () => {
		const { error, items } = await wecom.run('customer.get', byJson, {
			input: await withWrongSecond(),
		});
		expect(items).toEqual([]);
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.message).toMatch(/\(errcode \d+\)$/);
		expect(error?.description).toContain(
			'https://developer.work.weixin.qq.com/document/path/92114',
		);
		expect(error?.description).toContain('WeCom says: ');
	});

	it('leaves the others alone when the node continues on fail', async () => {
		const { json } = await wecom.run('customer.get', byJson, {
			input: await withWrongSecond(),
			onError: 'continueRegularOutput',
		});
		expect(json.map((item) => ('error' in item ? 'error' : 'customer'))).toEqual([
			'customer',
			'error',
			'customer',
		]);
		expect(json[1]?.error).toMatchObject({
			errcode: expect.any(Number),
			mayHaveBeenCarriedOut: false,
		});
	});

	it('goes to the error output where the node has one', async () => {
		const { outputs } = await wecom.run('customer.get', byJson, {
			input: await withWrongSecond(),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((output) => output.length)).toEqual([2, 1]);
		expect(outputs[1]?.[0]?.json).toMatchObject({ external_userid: 'wmNobody', error: {} });
	});

	it('names all of its wrong fields at once and costs no request', async () => {
		const { error } = await wecom.run('customer.markTags', {
			userid: idOf('={{ "" }}'),
			external_userid: idOf('={{ $json.missing }}'),
		});
		expect(`${error?.message}. ${error?.description}`).toBe(
			'Member is missing. Customer is missing',
		);
		expect(wecom.simulator.ledger.calls('customer.markTags')).toBe(0);
	});

	it('keeps a node that creates or sends from sending anything, when it is known to be wrong', async () => {
		const { error } = await wecom.run(
			'welcomeMessage.send',
			{ welcome_code: '={{ $json.code }}', content: 'Welcome' },
			{ input: [{ json: { code: 'a' } }, { json: { code: '' } }] },
		);
		expect(error?.message).toBe('Welcome Code is missing');
		expect(error?.context?.itemIndex).toBe(1);
		expect(wecom.simulator.ledger.calls('welcomeMessage.send')).toBe(0);
	});
});

describe('an empty value', () => {
	const update = async (updateFields: Record<string, unknown>) => {
		const [person] = await customers();
		const { error } = await wecom.run(
			'customer.updateRemark',
			{ ...byJson, updateFields: updateFields as never },
			{ input: itemsOf([person]) },
		);
		const [request] = wecom.simulator.ledger
			.requests({ endpoint: 'customer.updateRemark' })
			.slice(-1);
		const {
			userid: _userid,
			external_userid: _id,
			...body
		} = (request?.body ?? {}) as Record<string, unknown>;
		return { body, error };
	};

	it('is sent when its field was added, and clears what was there', async () => {
		expect((await update({ remark: '', description: '' })).body).toEqual({
			remark: '',
			description: '',
		});
	});

	it('is absent from the request when its field was not added', async () => {
		expect((await update({ description: 'Buys tea' })).body).toEqual({ description: 'Buys tea' });
	});

	it('of the mobile numbers is sent as WeCom wants it to clear them', async () => {
		expect((await update({ remark_mobiles: '' })).body).toEqual({ remark_mobiles: [''] });
	});

	it('is refused where nothing would be sent at all', async () => {
		expect((await update({})).error?.message).toMatch(
			/^Fill in at least one of Remark, Description/,
		);
	});
});

describe('writes of several members', () => {
	it.each([
		['customer.markTags', { add_tag: ['={{ $json.tag }}'] }],
		['customer.updateRemark', { updateFields: { remark: 'new' } }],
	])('to one customer never run at once (%s)', async (id, fields) => {
		const [person] = await customers();
		const { json } = await wecom.run('corpTag.create', {
			addTo: 'name',
			group_name: 'Source',
			tag: { values: [{ name: 'Fair' }] },
		});
		const [tag] = (json[0]?.tag ?? []) as Array<{ id: string }>;
		const members = Array.from({ length: 10 }, (_, index) => `member_${(index % 5) + 1}`);
		const input = itemsOf(members.map((userid) => ({ ...person, userid, tag: tag?.id })));
		await wecom.run(id, { ...byJson, ...fields }, { input, onError: 'continueRegularOutput' });
		const { ledger } = wecom.simulator;
		expect(ledger.calls(id)).toBe(10);
		expect(ledger.overlaps().endpoints[id]).toBe(1);
		expect(ledger.overlaps().records).toEqual({});
	});
});

describe('writes', () => {
	it('to one record never run at once and keep the order of the items', async () => {
		const [first, second] = await customers();
		const people = Array.from({ length: 40 }, (_, index) => (index % 2 ? first : second));
		const input = itemsOf(people.map((person, index) => ({ ...person, remark: `note ${index}` })));
		const { json } = await wecom.run(
			'customer.updateRemark',
			{ ...byJson, updateFields: { remark: '={{ $json.remark }}' } },
			{ input },
		);
		expect(json).toHaveLength(40);
		const { ledger } = wecom.simulator;
		expect(ledger.overlaps().records).toEqual({});
		expect(ledger.overlaps().endpoints['customer.updateRemark']).toBe(2);
		const remarks = (id: unknown) =>
			ledger
				.requests({ endpoint: 'customer.updateRemark' })
				.map(({ body }) => body as { external_userid: string; remark: string })
				.filter(({ external_userid }) => external_userid === id)
				.map(({ remark }) => Number(remark.slice(5)));
		for (const person of [first, second]) {
			const order = remarks(person?.external_userid);
			expect(order).toEqual([...order].sort((a, b) => a - b));
		}
	});
});

/** What no field for a number takes. */
const NO_NUMBERS = [undefined, null, NaN, Infinity, '', 'abc', '1e', true, [1], {}, -1];

describe('requests', () => {
	it.each([1, 3, 10])('run at most %i at once when the user says so', async (concurrency) => {
		const input = itemsOf((await customers()).slice(0, 40));
		wecom.simulator.faults.add({ fault: { kind: 'stall', ms: 100 }, endpoint: 'customer.get' });
		await wecom.run('customer.get', { ...byJson, requestOptions: { concurrency } }, { input });
		expect(wecom.simulator.ledger.overlaps().endpoints['customer.get']).toBe(concurrency);
	});

	it('stop within a second when the execution is cancelled, and leave nothing behind', async () => {
		const input = itemsOf(await customers());
		wecom.simulator.faults.add({ fault: { kind: 'stall', ms: 300 }, endpoint: 'customer.get' });
		const begin = Date.now();
		const { status } = await wecom.run(
			'customer.get',
			{ ...byJson, requestOptions: { concurrency: 2 } },
			{ input, onStart: (cancel) => setTimeout(cancel, 500) },
		);
		expect(status).toBe('canceled');
		expect(Date.now() - begin).toBeLessThan(1_500);
		const sent = wecom.simulator.ledger.calls('customer.get');
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(wecom.simulator.ledger.calls('customer.get') - sent).toBeLessThanOrEqual(2);
	});

	it('have a time-out, after which a read is tried again', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'stall', ms: 1_600 },
			endpoint: 'followUser.getAll',
			count: 1,
		});
		const { json, error } = await wecom.run('followUser.getAll', {
			requestOptions: { timeout: 1 },
		});
		expect(error).toBeUndefined();
		expect(json).toHaveLength(5);
	});

	it.each([
		['concurrency', 'Concurrency', [0, 1.5, 51]],
		['timeout', 'Timeout', [0, 0.5]],
		['maxRateLimitWait', 'Wait When Rate Limited', []],
	])(
		'are not sent when the option %s has a value that it cannot have',
		async (name, label, more) => {
			for (const value of [...NO_NUMBERS, ...more]) {
				const { error } = await wecom.run(
					'followUser.getAll',
					{ requestOptions: { [name]: '={{ $json.value }}' } },
					{ input: [{ json: { value: value } }] },
				);
				expect(error?.message).toMatch(new RegExp(`^${label} must be `));
				expect(error?.message).toContain(`(got ${show(value)})`);
			}
			expect(wecom.simulator.ledger.calls('followUser.getAll')).toBe(0);
		},
	);

	it('are sent when an option has its smallest or largest value', async () => {
		for (const [name, value] of [
			['concurrency', 1],
			['concurrency', '50'],
			['timeout', 1.5],
			['maxRateLimitWait', 0],
		] as const) {
			const { json } = await wecom.run('followUser.getAll', { requestOptions: { [name]: value } });
			expect(json).toHaveLength(5);
		}
	});

	it('take fields that this version does not know, merged into the body', async () => {
		await wecom.run('customer.getServed', {
			returnAll: true,
			requestOptions: { extraBodyFields: '{"new_field": {"a": 1}}' },
		});
		const [request] = wecom.simulator.ledger.requests({ endpoint: 'customer.getServed' });
		expect(request?.body).toMatchObject({ limit: 1000, new_field: { a: 1 } });
	});

	it('take fields inside an object of the body, beside those that the form fills', async () => {
		const { simulator } = wecom;
		await wecom.run('contactWay.create', {
			type: 1,
			scene: 2,
			user: ['member_1'],
			additionalFields: {
				is_temp: true,
				conclusions: { text: { content: 'Bye' } },
			},
			requestOptions: {
				extraBodyFields: '{"conclusions": {"text": {"new_field": 1}, "image": {"media_id": ""}}}',
			},
		});
		const [request] = simulator.ledger.requests({ endpoint: 'contactWay.create' });
		expect((request?.body as IDataObject).conclusions).toEqual({
			text: { content: 'Bye', new_field: 1 },
			image: { media_id: '' },
		});
	});

	it('are not sent when the extra fields are no JSON object', async () => {
		const { error } = await wecom.run('customer.getServed', {
			requestOptions: { extraBodyFields: '[1' },
		});
		expect(error?.message).toBe('Extra Body Fields (JSON) must be a JSON object');
	});

	it.each([
		[
			'{"a": [{"id": 12345678901234567890}]}',
			' > a > 0 > id contains the number 12345678901234567000,',
		],
		['={{ { a: NaN } }}', ' > a must be something JSON can represent (got NaN)'],
		['{"a": "\\ud83c"}', ' > a contains half a character (U+D83C) at position 1,'],
		['{"a\\u0007": 1}', ' contains a control character (U+0007) at position 2,'],
	])('are not sent when the extra fields cannot be sent as they are: %s', async (extra, words) => {
		const { error } = await wecom.run('customer.getServed', {
			requestOptions: { extraBodyFields: extra },
		});
		expect(error?.message).toContain(`Extra Body Fields (JSON)${words}`);
		expect(wecom.simulator.ledger.calls('customer.getServed')).toBe(0);
	});
});

describe('a text', () => {
	const remark = async (value: string) => {
		const [person] = await customers();
		const { error } = await wecom.run(
			'customer.updateRemark',
			{ ...byJson, updateFields: { description: '={{ $json.value }}' } },
			{ input: [{ json: { ...person, value } }] },
		);
		const [request] = wecom.simulator.ledger
			.requests({ endpoint: 'customer.updateRemark' })
			.slice(-1);
		return { sent: (request?.body as { description?: string } | undefined)?.description, error };
	};

	it.each(['one\ntwo', 'one\r\n\ttwo', '王🎉', '\u2028', '12.5'])(
		'is sent as it is with %j',
		async (value) => {
			expect(await remark(value)).toEqual({ sent: value, error: undefined });
		},
	);

	it('that is cut inside an emoji is refused, with the place and what helps', async () => {
		const { sent, error } = await remark('王🎉'.slice(0, 2));
		expect(sent).toBeUndefined();
		expect(error?.message).toMatch(
			/^Description contains half a character \(U\+D83C\) at position 2, .*Array\.from/,
		);
	});
});

describe('an id', () => {
	it.each([
		['wmA\n', 'Customer contains a control character (U+000A, a line break) at position 4'],
		['wm\tA', 'Customer contains a control character (U+0009, a tab) at position 3'],
		['wm\u0085A', 'Customer contains a control character (U+0085) at position 3'],
	])('has no control characters: %j', async (value, words) => {
		const { error } = await wecom.run('customer.get', {
			external_userid: idOf(`={{ ${JSON.stringify(value)} }}`),
		});
		expect(error?.message).toContain(words);
	});

	it('of a list is told by its number', async () => {
		const { error } = await wecom.run(
			'customer.getBatch',
			{ userid_list: '={{ $json.ids }}', returnAll: true },
			{ input: [{ json: { ids: ['member_1', 'member\n2'] } }] },
		);
		expect(error?.message).toContain(
			'(entry 2) contains a control character (U+000A, a line break)',
		);
	});

	it('keeps its digits in the JSON of a list', async () => {
		const { error } = await wecom.run('customer.getAll', {
			userid: '={{ "[12345678901234567890]" }}',
		});
		const [request] = wecom.simulator.ledger.requests({ endpoint: 'customer.getAll' });
		expect(request?.query).toMatchObject({ userid: '12345678901234567890' });
		expect(error?.message).not.toContain('must be text');
	});
});

describe('a member without customers', () => {
	const small = useSimulator({ customers: 2, members: 5 });

	it('is an empty list, not an error', async () => {
		const { json, error } = await small.run('customer.getAll', { userid: ['member_5'] });
		const [request] = small.simulator.ledger.requests({ endpoint: 'customer.getAll' });
		expect(request?.errcode).toBe(84061);
		expect([json, error]).toEqual([[], undefined]);
	});
});

function idIn(json: INodeExecutionData['json']): unknown {
	return json.external_userid;
}
