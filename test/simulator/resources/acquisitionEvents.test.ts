import type { JsonObject } from '../../../simulator/types';
import { CALLBACK, createClient, DAY, SECOND, START, useSimulator, present } from '../support';

// Nobody listens there: what counts is what was sent, to which app.
const callback = { url: 'http://127.0.0.1:9/', ...CALLBACK };

const world = useSimulator({
	members: 2,
	customers: 0,
	callbackRetries: 0,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app', callback },
		{ name: 'other', secret: 'SIM-SECRET-of-the-second-app', callback },
	],
});

afterEach(() => world.simulator.callbacks.settled());

async function create(more: JsonObject = {}): Promise<{ link_id: string; url: string }> {
	const input = { link_name: 'Spring', range: { user_list: ['member_1'] }, ...more };
	const { link } = await world.client.call('acquisitionLink.create', input);
	return link as { link_id: string; url: string };
}

/** The events of links that an app got, with their fields. */
const eventsOf = (app: string) =>
	world.simulator.callbacks
		.deliveries()
		.filter((delivery) => delivery.app === app)
		.map(({ event, fields }) => [event.split('.')[1], fields]);

const namesOf = (app: string) => eventsOf(app).map(([name]) => name);

describe('events of acquisition links', () => {
	it('tell of the opening, of the request and of the new customer, with the channel', async () => {
		const { link_id, url } = await create();
		const { external_userid, welcome_codes } = world.simulator.actions.customerAddsThroughLink({
			link: `${url}?customer_channel=banner-a`,
		});
		const visit = { LinkId: link_id, State: 'banner-a' };
		const pair = { UserID: 'member_1', ExternalUserID: external_userid, State: 'banner-a' };
		expect(eventsOf('main')).toEqual([
			['open_profile', visit],
			['friend_request', visit],
			['add_external_contact', { ...pair, WelcomeCode: present(welcome_codes).main }],
		]);
		expect(eventsOf('other')).toEqual([
			['open_profile', visit],
			['add_external_contact', { ...pair, WelcomeCode: present(welcome_codes).other }],
		]);
	});

	it('leave State out of the new customer when the address has no channel', async () => {
		const { link_id } = await create();
		world.simulator.actions.customerAddsThroughLink({ link: link_id });
		const [, , [, fields]] = eventsOf('main') as [unknown, unknown, [string, JsonObject]];
		expect(fields.State).toBeUndefined();
		expect(present(world.simulator.callbacks.deliveries().at(-1)).xml).not.toContain('<State>');
	});

	it('tell of an opening without an addition, and of a request that waits', async () => {
		const { link_id } = await create({ skip_verify: false });
		const { actions } = world.simulator;
		const { visitor } = actions.customerOpensLink({ link: link_id });
		expect(namesOf('main')).toEqual(['open_profile']);
		const pair = actions.customerAddsThroughLink({ link: link_id, visitor });
		expect(namesOf('main')).toEqual(['open_profile', 'friend_request']);
		actions.memberAcceptsLinkRequest({
			userid: present(pair.userid),
			external_userid: present(pair.external_userid),
		});
		expect(namesOf('main').slice(2)).toEqual(['add_external_contact']);
	});

	it('tell once that nobody can take customers, and again after it went well', async () => {
		const { link_id } = await create();
		const { actions } = world.simulator;
		const add = () => actions.customerAddsThroughLink({ link: link_id, visitor: 'somebody' });
		actions.memberSet({ userid: 'member_1', customer_contact: false });
		add();
		add();
		expect(eventsOf('main')).toEqual([['link_unavailable', { LinkId: link_id }]]);
		expect(namesOf('other')).toEqual([]);
		actions.memberSet({ userid: 'member_1', customer_contact: true });
		add();
		actions.memberSet({ userid: 'member_1', customer_contact: false });
		add();
		expect(namesOf('main').filter((name) => name === 'link_unavailable')).toHaveLength(2);
	});

	it('tell the app that made it of a link that is deleted in the console, not by API', async () => {
		const { link_id } = await create();
		const second = await create();
		world.simulator.actions.acquisitionLinkDeleted({ link_id });
		await world.client.call('acquisitionLink.delete', { link_id: second.link_id });
		expect(eventsOf('main')).toEqual([['delete_link', { LinkId: link_id }]]);
		expect(eventsOf('other')).toEqual([]);
		expect(await world.client.code('acquisitionLink.get', { link_id })).toBe(40058);
	});
});

describe('events of the quota', () => {
	/** Lets customers come; gives the events of the quota that it caused. */
	const spend = (link: string, count: number) => {
		const before = eventsOf('main').length;
		for (let i = 0; i < count; i++) world.simulator.actions.customerAddsThroughLink({ link });
		return namesOf('main')
			.slice(before)
			.filter((name) => String(name).startsWith('balance'));
	};

	it('tell all apps when less than 20 are left, and when none is', async () => {
		const { link_id } = await create();
		world.simulator.actions.acquisitionQuotaSet({ amount: 21 });
		expect(spend(link_id, 1)).toEqual([]);
		expect(spend(link_id, 1)).toEqual(['balance_low']);
		expect(spend(link_id, 18)).toEqual([]);
		expect(spend(link_id, 1)).toEqual(['balance_exhausted']);
		expect(spend(link_id, 1)).toEqual([]);
		expect(namesOf('other')).toContain('balance_low');
		expect(namesOf('other')).toContain('balance_exhausted');
	});

	it('tell of more only when there was none', async () => {
		const { actions } = world.simulator;
		actions.acquisitionQuotaBought({ amount: 5 });
		expect(namesOf('main')).toEqual([]);
		actions.acquisitionQuotaSet({ amount: 0 });
		actions.acquisitionQuotaBought({ amount: 5 });
		expect(namesOf('main')).toEqual(['balance_increased']);
	});

	it('warn 14, 7, 3, 2 and 1 days before quota runs out, with what is left of it', async () => {
		const { actions, clock } = world.simulator;
		const { link_id } = await create();
		actions.acquisitionQuotaSet({ amount: 50, days: 10 });
		const ExpireTime = START / 1000 + 10 * 86_400;
		await clock.advance(3 * DAY - SECOND);
		expect(eventsOf('main')).toEqual([]);
		await clock.advance(SECOND);
		expect(eventsOf('main')).toEqual([['quota_expire_soon', { ExpireTime, ExpireQuotaNum: 50 }]]);
		spend(link_id, 1);
		await clock.advance(6 * DAY);
		const warnings = eventsOf('main').filter(([name]) => name === 'quota_expire_soon');
		expect(warnings.slice(1).map(([, fields]) => fields)).toEqual(
			Array<JsonObject>(3).fill({ ExpireTime, ExpireQuotaNum: 49 }),
		);
		await clock.advance(DAY);
		expect(namesOf('main').slice(-2)).toEqual(['balance_low', 'balance_exhausted']);
	});
});

describe('messages of a customer who came through a link', () => {
	async function acquire() {
		const { link_id, url } = await create();
		const link = `${url}?customer_channel=banner-a`;
		const { external_userid } = world.simulator.actions.customerAddsThroughLink({ link });
		await world.simulator.callbacks.settled();
		world.simulator.callbacks.clear();
		return { link_id, pair: { userid: 'member_1', external_userid: present(external_userid) } };
	}
	const info = (chat_key: string) => world.client.call('acquisitionLink.getChatInfo', { chat_key });
	const keys = () =>
		eventsOf('main')
			.filter(([name]) => name === 'message_from_customer')
			.map(([, fields]) => (fields as { ChatKey: string }).ChatKey);

	it('are told of at the first, and with a key at the 3rd, 5th and 10th, to its app', async () => {
		const { link_id, pair } = await acquire();
		world.simulator.actions.customerWrites(pair);
		expect(eventsOf('main')).toEqual([
			[
				'customer_start_chat',
				{ UserID: 'member_1', ExternalUserID: pair.external_userid, LinkId: link_id },
			],
		]);
		for (const expected of [0, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3]) {
			world.simulator.actions.customerWrites(pair);
			expect(keys()).toHaveLength(expected);
		}
		expect(eventsOf('other')).toEqual([]);
		expect(eventsOf('main')[1]).toEqual([
			'message_from_customer',
			{ LinkId: link_id, ChatKey: keys()[0] },
		]);
		const counts = await Promise.all(keys().map(info));
		expect(counts.map(({ chat_info }) => (chat_info as JsonObject).recv_msg_cnt)).toEqual([
			3, 5, 10,
		]);
	});

	it('are explained by their key, for 30 minutes and to the app that got it', async () => {
		const { link_id, pair } = await acquire();
		world.simulator.actions.customerWrites({ ...pair, messages: 3 });
		const [key] = keys();
		expect(await info(present(key))).toEqual({
			errcode: 0,
			errmsg: 'ok',
			...pair,
			chat_info: { recv_msg_cnt: 3, link_id, state: 'banner-a' },
		});
		const other = await createClient(world.simulator, 'other');
		expect(await other.code('acquisitionLink.getChatInfo', { chat_key: present(key) })).toBe(41201);
		await world.simulator.clock.advance(30 * 60 * SECOND - 1);
		expect(await info(present(key))).toMatchObject({ errcode: 0 });
		await world.simulator.clock.advance(1);
		expect(await info(present(key))).toMatchObject({ errcode: 41201 });
		expect(await info('CKNever')).toMatchObject({ errcode: 41201 });
	});

	it('of other customers are told to nobody', () => {
		const { actions } = world.simulator;
		const { external_userid } = actions.customerAdds({ userid: 'member_1' });
		actions.customerWrites({ userid: 'member_1', external_userid, messages: 3 });
		expect(namesOf('main')).toEqual(['add_external_contact']);
	});
});
