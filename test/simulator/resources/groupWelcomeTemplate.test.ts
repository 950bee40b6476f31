import type { JsonObject } from '../../../simulator/types';
import { qrCodePng } from '../../../simulator/qrCode';
import { createClient, SECOND, useSimulator } from '../support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'other', secret: 'secret-of-other' },
	],
});

const text = { content: 'Welcome, %NICKNAME%!' };
const link = { title: 'Shop', url: 'https://www.example.com/' };
const create = (input: JsonObject) => world.client.call('groupWelcomeTemplate.create', input);
const read = (template_id: unknown) =>
	world.client.call('groupWelcomeTemplate.get', { template_id: template_id as string });

it('is created, read, changed and deleted', async () => {
	const { template_id } = await create({ text, link, notify: 0 });
	expect(await read(template_id)).toEqual({ errcode: 0, errmsg: 'ok', text, link });
	const change = { template_id: template_id as string, text: { content: 'Hello' } };
	expect(await world.client.code('groupWelcomeTemplate.update', change)).toBe(0);
	expect(await read(template_id)).toEqual({ errcode: 0, errmsg: 'ok', text: change.text });
	const id = { template_id: template_id as string };
	expect(await world.client.code('groupWelcomeTemplate.delete', id)).toBe(0);
	expect((await read(template_id)).errcode).toBe(40037);
});

it('keeps the first of several kinds and gives an image back as an address', async () => {
	const { media_id } = await world.client.upload(
		'media.uploadTemporary',
		{ type: 'image' },
		{ filename: 'a.png', data: qrCodePng('template') },
	);
	const { template_id } = await create({ link, image: { media_id: media_id as string } });
	const template = await read(template_id);
	expect(template).not.toHaveProperty('link');
	expect(template.image).toEqual({
		pic_url: `${world.simulator.baseUrl}/simulator/media/${String(media_id)}`,
	});
});

it('takes a video of the asynchronous upload', async () => {
	const { jobid } = await world.client.call('media.createUploadByUrl', {
		scene: 1,
		type: 'video',
		filename: 'a.mp4',
		url: 'https://cdn.example.com/a.mp4',
		md5: '0'.repeat(32),
	});
	await world.simulator.clock.advance(2 * SECOND);
	const job = await world.client.call('media.getUploadByUrlResult', { jobid: jobid as string });
	const { media_id } = job.detail as { media_id: string };
	expect((await create({ video: { media_id } })).errcode).toBe(0);
	expect((await create({ file: { media_id } })).errcode).toBe(40007);
});

it.each<[string, JsonObject, number]>([
	['is empty', {}, 40058],
	['has an image without media_id and pic_url', { text, image: { media_id: '' } }, 40063],
	['has an unknown file', { file: { media_id: 'none' } }, 40007],
	['has a link without a scheme', { link: { ...link, url: 'www.example.com' } }, 40094],
	['has a text of 3001 bytes', { text: { content: 'x'.repeat(3001) } }, 40058],
])('is refused when it %s', async (_what, input, code) => {
	expect((await create(input)).errcode).toBe(code);
});

it('may have 4000 bytes of text once it is changed', async () => {
	const { template_id } = await create({ text });
	const code = (length: number) =>
		world.client.code('groupWelcomeTemplate.update', {
			template_id: template_id as string,
			text: { content: 'x'.repeat(length) },
		});
	expect([await code(4000), await code(4001)]).toEqual([0, 40058]);
});

it('fits 100 times into the library', async () => {
	for (let i = 0; i < 100; i++) await create({ text });
	expect((await create({ text })).errcode).toBe(41055);
});

it('can be read by every app and changed only by its own', async () => {
	const { template_id } = await create({ text });
	const other = await createClient(world.simulator, 'other');
	const id = { template_id: template_id as string };
	expect(await other.code('groupWelcomeTemplate.get', id)).toBe(0);
	expect(await other.code('groupWelcomeTemplate.update', { ...id, text })).toBe(41058);
	expect(await other.code('groupWelcomeTemplate.delete', id)).toBe(41058);
});
