import { qrCodePng } from '../../../simulator/qrCode';
import type { JsonObject } from '../../../simulator/types';
import { createClient, DAY, useSimulator, present } from '../support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'other', secret: 'SIM-SECRET-of-the-second-app' },
	],
});

const PNG = { filename: 'cup.png', data: qrCodePng('cup') };
const upload = async (attachment_type = 2) => {
	const query = { media_type: 'image', attachment_type };
	const { media_id } = await world.client.upload('media.uploadAttachment', query, PNG);
	return media_id as string;
};
const pictures = (...ids: string[]) =>
	ids.map((media_id) => ({ type: 'image', image: { media_id } }));

const call = (operation: string, input: JsonObject = {}) =>
	world.client.call(`productAlbum.${operation}`, input);
const code = (operation: string, input: JsonObject) =>
	world.client.code(`productAlbum.${operation}`, input);

let media_id: string;
beforeEach(async () => {
	media_id = await upload();
});

const settings = (more: JsonObject = {}): JsonObject => ({
	description: 'Tea cup, 180 ml',
	price: 12_900,
	product_sn: 'CUP180A',
	attachments: pictures(media_id),
	...more,
});
const create = async (more?: JsonObject) =>
	(await call('create', settings(more))).product_id as string;

describe('a product album', () => {
	it('is created, read, listed, changed and deleted', async () => {
		const product_id = await create();
		const create_time = world.simulator.clock.now();
		expect((await call('get', { product_id })).product).toEqual({
			...settings(),
			product_id,
			create_time,
		});
		expect(await call('getAll')).toEqual({
			errcode: 0,
			errmsg: 'ok',
			next_cursor: '',
			product_list: [{ ...settings(), product_id }],
		});
		const attachments = pictures(await upload());
		await call('update', { product_id, price: 13_900, product_sn: '', attachments });
		expect((await call('get', { product_id })).product).toMatchObject({
			description: 'Tea cup, 180 ml',
			price: 13_900,
			product_sn: '',
			attachments,
		});
		expect(await code('delete', { product_id })).toBe(0);
		expect((await call('getAll')).product_list).toEqual([]);
	});

	it('is told apart when it never was and when it was deleted', async () => {
		const product_id = await create();
		await call('delete', { product_id });
		for (const operation of ['get', 'update', 'delete']) {
			expect(await code(operation, { product_id })).toBe(41074);
			expect(await code(operation, { product_id: 'prodNever' })).toBe(41075);
		}
	});

	it('takes pictures that were uploaded for albums and nothing else', async () => {
		const form = await world.client.upload('media.uploadTemporary', { type: 'image' }, PNG);
		const temporary = form.media_id as string;
		expect(await code('create', settings({ attachments: pictures(temporary) }))).toBe(41072);
		const forMoments = pictures(await upload(1));
		expect(await code('create', settings({ attachments: forMoments }))).toBe(41072);
		expect(await code('create', settings({ attachments: pictures('noSuchMedia') }))).toBe(40007);
	});

	it('shows its pictures for longer than the upload lives', async () => {
		const product_id = await create();
		await world.simulator.clock.advance(4 * DAY);
		await world.client.login();
		const { product } = await call('get', { product_id });
		const { attachments } = product as { attachments: Array<{ image: { media_id: string } }> };
		const shown = present(attachments[0]).image.media_id;
		expect(shown).not.toBe(media_id);
		const reply = await world.client.send('media.download', {
			params: { media_id: shown },
			responseType: 'arraybuffer',
		});
		expect(Buffer.from(reply.data as ArrayBuffer).equals(PNG.data)).toBe(true);
		expect((await call('getAll')).product_list).toMatchObject([{ attachments }]);
	});

	it.each<[string, () => JsonObject, number]>([
		['300 characters', () => ({ description: '杯'.repeat(300) }), 0],
		['301 characters', () => ({ description: '杯'.repeat(301) }), 41087],
		['a price of 50,000 yuan', () => ({ price: 5_000_000 }), 0],
		['a higher price', () => ({ price: 5_000_001 }), 41086],
		['a price below 0', () => ({ price: -1 }), 41086],
		['a price of 0', () => ({ price: 0 }), 0],
		['another sign in the code', () => ({ product_sn: 'CUP-180' }), 41085],
		['a code of 129 bytes', () => ({ product_sn: 'A'.repeat(129) }), 41085],
		['nine pictures', () => ({ attachments: pictures(...Array<string>(9).fill(media_id)) }), 0],
		['ten pictures', () => ({ attachments: pictures(...Array<string>(10).fill(media_id)) }), 41064],
		['no picture', () => ({ attachments: [] }), 41088],
	])('with %s is answered as the contract says', async (_what, more, expected) => {
		expect(await code('create', settings(more()))).toBe(expected);
	});

	it('keeps to the same limits when it is changed', async () => {
		const product_id = await create();
		const ten = pictures(...Array<string>(10).fill(media_id));
		expect(await code('update', { product_id, attachments: ten })).toBe(41064);
		expect(await code('update', { product_id, description: '' })).toBe(41087);
		expect(await code('update', { product_id, price: -5 })).toBe(41086);
	});

	it('is listed 50 at a time, up to 100, and by 50 again beyond', async () => {
		for (let i = 0; i < 101; i++) await create({ product_sn: `CUP${i}` });
		const sizeOf = async (input: JsonObject) =>
			((await call('getAll', input)).product_list as unknown[]).length;
		expect(await sizeOf({})).toBe(50);
		expect(await sizeOf({ limit: 100 })).toBe(100);
		expect(await sizeOf({ limit: 101 })).toBe(50);
		const { next_cursor } = await call('getAll', { limit: 100 });
		const last = await call('getAll', { limit: 100, cursor: next_cursor as string });
		expect(last).toMatchObject({ next_cursor: '', product_list: [{ product_sn: 'CUP100' }] });
	});

	it('is read by every app and changed by the one that made it', async () => {
		const product_id = await create();
		world.client = await createClient(world.simulator, 'other');
		expect(await code('get', { product_id })).toBe(0);
		expect((await call('getAll')).product_list).toHaveLength(1);
		expect(await code('update', { product_id, price: 1 })).toBe(60011);
		expect(await code('delete', { product_id })).toBe(60011);
	});
});
