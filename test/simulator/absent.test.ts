import { loadEndpoints } from '../../contract/load';
import type { ContractEndpoint, ContractParam } from '../../contract/types';
import { describeState } from '../../simulator/control/state';
import { isRead } from '../../simulator/recordKeys';
import type { JsonObject, Json } from '../../simulator/types';
import { endpointsWithBody, ordinaryRequest, type Counter } from './ordinaryRequests';
import { customerOf, present, useSimulator } from './support';

// Two corps that begin alike and are asked the same, but that one gets null where the other gets nothing.
const size = { members: 3, customers: 12, tokenCallsPerMinute: Infinity };
const without: Counter = useSimulator(size);
const withNull: Counter = useSimulator(size);

interface Place {
	/** The names of the parameter and of what it is in, from the top. */
	names: string[];
	type: string;
}

/** Every parameter that may be left out, those inside other parameters included. */
function optionalPlaces(params: readonly ContractParam[], above: string[] = []): Place[] {
	return params.flatMap(({ name, type, required, children = [] }) => {
		const names = [...above, name];
		const inner = optionalPlaces(children, names);
		return required ? inner : [{ names, type }, ...inner];
	});
}

/** Puts a value, or with undefined nothing, into the place; false where what it is in is not there. */
function put(request: JsonObject, [name = '', ...rest]: string[], value?: Json): boolean {
	if (rest.length > 0) {
		const child = request[name];
		const inner = Array.isArray(child) ? child[0] : child;
		return typeof inner === 'object' && inner !== null && put(inner as JsonObject, rest, value);
	}
	if (value === undefined) Reflect.deleteProperty(request, name);
	else request[name] = value;
	return true;
}

/** What a call answers and changes, without what names the call itself. */
async function answer(
	{ client, simulator }: Counter,
	endpoint: ContractEndpoint,
	data: JsonObject,
) {
	const { status, data: reply } = await client.send(endpoint.id, { data });
	const { errmsg, ...rest } = reply as { errmsg: string };
	// Milliseconds of this machine aside.
	const state = isRead(endpoint)
		? null
		: JSON.stringify(describeState(simulator.corp), (key, value: unknown) =>
				/^(createdAtReal|msAfterCallback)$/.test(key) ? null : value,
			);
	const told = String(errmsg).replace(/hint: \[\d+\]/, '');
	const whole = JSON.stringify({ status, ...rest, told, state });
	return JSON.parse(whole.replaceAll(simulator.baseUrl, '')) as Record<string, unknown>;
}

/** Asks both corps, the one without the parameter, the other with `value` for it. */
async function compare(endpoint: ContractEndpoint, names: string[], value: Json): Promise<void> {
	const less = await ordinaryRequest(without, endpoint);
	const more = await ordinaryRequest(withNull, endpoint);
	const there = put(less, names) && put(more, names, value);
	if (!there) return;
	const expected = await answer(without, endpoint, less);
	const given = await answer(withNull, endpoint, more);
	expect({ parameter: names.join('.'), ...given }).toEqual({
		parameter: names.join('.'),
		...expected,
	});
	expect(given.status).toBe(200);
}

describe('null says what a missing parameter says', () => {
	it.each(endpointsWithBody.map((endpoint) => [endpoint.id, endpoint] as const))(
		'in each parameter of %s',
		async (_id, endpoint) => {
			for (const { names } of optionalPlaces(endpoint.params)) await compare(endpoint, names, null);
		},
	);

	it('and the request is kept as it was sent', async () => {
		const { client, simulator } = withNull;
		const data = { userid: 'member_1', external_userid: customerOf(simulator), remark: null };
		await client.send('customer.updateRemark', { data });
		expect(simulator.ledger.requests({ endpoint: 'customer.updateRemark' })).toMatchObject([
			{ body: data, errcode: 40063 },
		]);
	});
});

it('the ordinary requests succeed, so that the comparison says something', async () => {
	const refused: string[] = [];
	for (const endpoint of endpointsWithBody) {
		if (optionalPlaces(endpoint.params).length === 0) continue;
		const data = await ordinaryRequest(without, endpoint);
		const reply = (await without.client.send(endpoint.id, { data })).data as { errcode: number };
		if (reply.errcode !== 0) refused.push(`${endpoint.id} ${reply.errcode}`);
	}
	expect(refused).toEqual([]);
});

describe('an empty text says what a missing parameter says', () => {
	const narrowing = new Set(['creator', 'cursor', 'sender', 'unionid']);
	const places = endpointsWithBody.flatMap((endpoint) =>
		optionalPlaces(endpoint.params)
			.filter(({ names: [name = ''], type }) => narrowing.has(name) && type === 'string')
			.map(({ names }) => [`${endpoint.id}.${names.join('.')}`, endpoint, names] as const),
	);

	it.each(places)('in %s', async (_id, endpoint, names) => {
		await compare(endpoint, names, '');
	});

	it('but not in the remark, which it clears, nor for the group of a new tag', async () => {
		const { client, simulator } = without;
		const pair = { userid: 'member_1', external_userid: customerOf(simulator) };
		await client.call('customer.updateRemark', { ...pair, remark: '' });
		const { follow_user } = await client.call('customer.get', pair);
		expect(follow_user).toMatchObject([{ remark: '' }]);
		const tags = { group_id: '', group_name: 'Level', tag: [{ name: 'Gold' }] };
		expect(await client.code('corpTag.create', tags)).toBe(40058);
	});
});

describe('of an attachment only what msgtype names is read', () => {
	const empty = {
		image: { media_id: '', pic_url: '' },
		link: { title: '', picurl: '', desc: '', url: '' },
		miniprogram: { title: '', pic_media_id: '', appid: '', page: '' },
		video: { media_id: '' },
		file: { media_id: '' },
	};
	const messages = ['welcomeMessage.send', 'groupMessage.create', 'moment.create'];
	const kinds = messages.flatMap((id) =>
		(id === 'moment.create' ? ['image', 'link', 'video'] : Object.keys(empty)).map(
			(kind) => [id, kind] as const,
		),
	);

	it.each(kinds)('in %s with %s and the others empty', async (id, kind) => {
		const endpoint = present(loadEndpoints().get(id));
		const request = await ordinaryRequest(without, endpoint);
		const given = {
			image: { media_id: '' },
			link: { title: 'Hours', url: 'https://www.example.com/hours', media_id: '' },
			miniprogram: { title: 'Visit', pic_media_id: '', appid: 'wx0', page: 'pages/visit' },
			video: { media_id: '' },
			file: { media_id: '' },
		}[kind] as JsonObject;
		// The link of the other two has no file.
		if (kind === 'link' && id !== 'moment.create') delete given.media_id;
		const filled = await ordinaryRequest(without, {
			...endpoint,
			example: { request: { attachment: { [kind]: given } }, response: {} },
		});
		const attachment = { ...empty, msgtype: kind, ...(filled.attachment as JsonObject) };
		request.attachments = [attachment];
		delete request.tag_filter;
		delete request.visible_range;
		const { data } = await without.client.send(id, { data: request });
		expect(data).toMatchObject({ errcode: 0 });
	});

	it('and of a closing message what has something in it', async () => {
		const { client } = without;
		const { config_id } = await client.call('contactWay.create', {
			type: 1,
			scene: 2,
			style: 0,
			user: ['member_1'],
			is_temp: true,
			conclusions: { ...empty, text: { content: 'Bye' } },
		});
		const { contact_way } = await client.call('contactWay.get', { config_id: String(config_id) });
		expect(contact_way).toMatchObject({ conclusions: { text: { content: 'Bye' } } });
		expect(Object.keys((contact_way as { conclusions: object }).conclusions)).toEqual(['text']);
	});

	it('while a group welcome message refuses what is empty', async () => {
		const text = { content: 'Welcome' };
		const codes = [];
		for (const kind of Object.keys(empty) as Array<keyof typeof empty>) {
			const input = { text, [kind]: empty[kind] };
			codes.push(await without.client.code('groupWelcomeTemplate.create', input));
		}
		expect(codes).toEqual([40063, 40063, 40063, 40063, 40063]);
	});
});
