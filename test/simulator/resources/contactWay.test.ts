import axios from 'axios';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

import type { JsonObject } from '../../../simulator/types';
import { createClient, DAY, HOUR, SECOND, START, useSimulator, present } from '../support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'other', secret: 'secret-of-other' },
	],
});

const SINGLE: JsonObject = { type: 1, scene: 2, user: ['member_1'], state: 'fair' };
const create = async (input: JsonObject = {}) =>
	(await world.client.call('contactWay.create', { ...SINGLE, ...input })) as {
		config_id: string;
		qr_code?: string;
	};
const refused = (input: JsonObject) =>
	world.client.code('contactWay.create', { ...SINGLE, ...input });
const read = async (config_id: string) =>
	(await world.client.call('contactWay.get', { config_id })).contact_way;

describe('a contact way', () => {
	it('is created with a QR code, read back, changed and deleted', async () => {
		const { config_id, qr_code } = await create({ remark: 'Booth' });
		expect(await read(config_id)).toEqual({
			config_id,
			type: 1,
			scene: 2,
			remark: 'Booth',
			skip_verify: true,
			state: 'fair',
			qr_code,
			user: ['member_1'],
			party: [],
			is_temp: false,
			mark_source: true,
		});
		const change = { config_id, remark: '', user: ['member_2'] };
		expect(await world.client.code('contactWay.update', change)).toBe(0);
		expect(await read(config_id)).toMatchObject({ remark: '', user: ['member_2'], state: 'fair' });
		expect(await world.client.code('contactWay.delete', { config_id })).toBe(0);
		expect(await world.client.code('contactWay.get', { config_id })).toBe(41044);
	});

	it('for a mini program has a style and no QR code', async () => {
		const reply = await create({ scene: 1, style: 3 });
		expect(reply).not.toHaveProperty('qr_code');
		const way = await read(reply.config_id);
		expect(way).toMatchObject({ scene: 1, style: 3 });
		expect(way).not.toHaveProperty('qr_code');
	});

	it('has a QR code that can be scanned and leads to it', async () => {
		const { qr_code } = await create();
		const reply = await axios.get<ArrayBuffer>(present(qr_code), { responseType: 'arraybuffer' });
		expect(reply.headers['content-type']).toBe('image/png');
		const { data, width, height } = PNG.sync.read(Buffer.from(reply.data));
		const scanned = jsQR(new Uint8ClampedArray(data), width, height)?.data;
		expect(scanned).toBe(qr_code);
		const { userid } = world.simulator.actions.customerAddsThroughContactWay({
			contact_way: present(scanned),
		});
		expect(userid).toBe('member_1');
	});

	it.each<[string, JsonObject, number]>([
		['two members where one is meant', { user: ['member_1', 'member_2'] }, 41041],
		['neither members nor departments', { type: 2, user: [] }, 40035],
		['an unknown member', { user: ['nobody'] }, 60111],
		['style 3 for several members', { type: 2, scene: 1, style: 3 }, 41042],
		['a temporary session for several members', { type: 2, is_temp: true }, 40058],
		['an empty closing message', { is_temp: true, conclusions: { text: {} } }, 40058],
		[
			'an unknown picture in the closing message',
			{ is_temp: true, conclusions: { image: { media_id: 'none' } } },
			40007,
		],
	])('is refused with %s', async (_what, input, code) => {
		expect(await refused(input)).toBe(code);
	});

	it('is refused for a member without Customer Contact, or not activated', async () => {
		world.simulator.actions.memberSet({ userid: 'member_1', customer_contact: false });
		expect(await refused({})).toBe(84083);
		world.simulator.actions.memberSet({ userid: 'member_2', activated: false });
		expect(await refused({ user: ['member_2'] })).toBe(41054);
	});

	it('counts the members of departments towards the 100', async () => {
		for (let i = 0; i < 95; i++) world.simulator.actions.memberJoins({ userid: `crowd_${i}` });
		expect(await refused({ type: 2, user: [], party: [1] })).toBe(41041);
		expect(await refused({ type: 2, user: [], party: [2] })).toBe(0);
	});

	it('of another app is unknown', async () => {
		const { config_id } = await create();
		const other = await createClient(world.simulator, 'other');
		expect(await other.code('contactWay.get', { config_id })).toBe(41044);
		expect((await other.call('contactWay.getAll')).contact_way).toEqual([]);
	});
});

describe('listing contact ways', () => {
	const list = async (input: JsonObject = {}) => {
		const page = await world.client.call('contactWay.getAll', input);
		const ids = (page.contact_way as Array<{ config_id: string }>).map((way) => way.config_id);
		return { ids, cursor: page.next_cursor as string };
	};

	it('gives ids page by page and ends with an empty cursor', async () => {
		const made: string[] = [];
		for (let i = 0; i < 7; i++) made.push((await create()).config_id);
		const first = await list({ limit: 3 });
		const second = await list({ limit: 3, cursor: first.cursor });
		const third = await list({ limit: 3, cursor: second.cursor });
		expect([...first.ids, ...second.ids, ...third.ids]).toEqual(made);
		expect(third.cursor).toBe('');
	});

	it('covers the last 90 days unless told otherwise', async () => {
		const { config_id } = await create();
		await world.simulator.clock.advance(91 * DAY);
		await world.client.login();
		expect((await list()).ids).toEqual([]);
		expect((await list({ start_time: START / 1000 })).ids).toEqual([config_id]);
		expect((await list({ start_time: START / 1000 - 10, end_time: START / 1000 - 1 })).ids).toEqual(
			[],
		);
	});

	it('leaves temporary sessions out', async () => {
		await create({ is_temp: true });
		expect((await list()).ids).toEqual([]);
	});
});

describe('a customer who scans a contact way', () => {
	it('is added to its member with its state', async () => {
		const { qr_code } = await create();
		const { actions } = world.simulator;
		const added = actions.customerAddsThroughContactWay({ contact_way: present(qr_code) });
		const { follow_user } = await world.client.call('customer.get', {
			external_userid: added.external_userid,
		});
		expect(follow_user).toEqual([
			expect.objectContaining({ userid: 'member_1', state: 'fair', add_way: 1 }),
		]);
		expect(added.welcome_code).toBeDefined();
	});

	it('waits for the member when verification is not skipped', async () => {
		const { config_id } = await create({ skip_verify: false });
		const { actions } = world.simulator;
		const added = actions.customerAddsThroughContactWay({ contact_way: config_id });
		expect(added.waiting).toBe(true);
		const { external_userid } = added;
		expect(await world.client.code('customer.get', { external_userid })).toBe(84061);
		const accepted = actions.memberAccepts({ userid: added.userid, external_userid });
		expect(accepted.welcome_code).toBeDefined();
		expect(await world.client.code('customer.get', { external_userid })).toBe(0);
	});

	it('stays with the member who already has the customer when the way is exclusive', async () => {
		const { config_id } = await create({
			type: 2,
			user: ['member_1', 'member_2', 'member_3'],
			is_exclusive: true,
		});
		const { actions } = world.simulator;
		const { external_userid } = actions.customerAdds({ userid: 'member_3' });
		for (let i = 0; i < 5; i++) {
			const added = actions.customerAddsThroughContactWay({
				contact_way: config_id,
				external_userid,
			});
			expect(added.userid).toBe('member_3');
		}
	});
});

describe('a temporary session', () => {
	const TEMP = { is_temp: true, expires_in: 3600, chat_expires_in: 7200 };

	it('has a code that works once and runs out', async () => {
		const { actions, clock } = world.simulator;
		const once = await create(TEMP);
		actions.customerAddsThroughContactWay({ contact_way: once.config_id });
		expect(() => actions.customerAddsThroughContactWay({ contact_way: once.config_id })).toThrow(
			'has run out',
		);
		const late = await create(TEMP);
		await clock.advance(HOUR);
		expect(() => actions.customerAddsThroughContactWay({ contact_way: late.config_id })).toThrow(
			'has run out',
		);
		const change = { config_id: late.config_id, remark: 'x' };
		expect(await world.client.code('contactWay.update', change)).toBe(41044);
	});

	it('is closed with its closing message, and only once', async () => {
		const conclusions = { text: { content: 'Closed now.' } };
		const { config_id } = await create({ ...TEMP, conclusions });
		const { actions, corp } = world.simulator;
		const { userid, external_userid } = actions.customerAddsThroughContactWay({
			contact_way: config_id,
		});
		const pair = { userid, external_userid };
		expect(await world.client.code('contactWay.closeTempChat', pair)).toBe(0);
		expect(corp.parts().conclusions).toEqual([{ ...pair, conclusions }]);
		expect(await world.client.code('contactWay.closeTempChat', pair)).toBe(40058);
	});

	it('cannot be closed once it has ended by itself', async () => {
		const { config_id } = await create(TEMP);
		const { actions, clock } = world.simulator;
		const { userid, external_userid } = actions.customerAddsThroughContactWay({
			contact_way: config_id,
		});
		await clock.advance(7200 * SECOND);
		await world.client.login();
		const pair = { userid, external_userid };
		expect(await world.client.code('contactWay.closeTempChat', pair)).toBe(40058);
	});
});
