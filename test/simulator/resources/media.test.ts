import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { qrCodePng } from '../../../simulator/qrCode';
import {
	CALLBACK,
	createClient,
	DAY,
	HOUR,
	Receiver,
	SECOND,
	START,
	useSimulator,
	present,
} from '../support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'other', secret: 'secret-of-other' },
	],
});

const MB = 1_048_576;
const png = qrCodePng('media');
const mp4 = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(64)]);

/** A PNG header that claims a size. */
function pngOf(width: number, height: number): Buffer {
	const data = Buffer.from(png);
	data.writeUInt32BE(width, 16);
	data.writeUInt32BE(height, 20);
	return data;
}

/** An MP4 that claims a length. */
function mp4Of(seconds: number): Buffer {
	const header = Buffer.alloc(40);
	header.write('mvhd', 0, 'latin1');
	header.writeUInt32BE(1000, 16);
	header.writeUInt32BE(seconds * 1000, 20);
	return Buffer.concat([mp4, header]);
}

const uploadTemporary = (type: string, data: Buffer, filename = 'a.bin') =>
	world.client.upload('media.uploadTemporary', { type }, { filename, data });
const download = (media_id: unknown, headers: Record<string, string> = {}) =>
	world.client.send('media.download', {
		params: { media_id },
		headers,
		responseType: 'arraybuffer',
	});

describe('temporary media', () => {
	it('is uploaded and comes back byte for byte with name and type, to every app', async () => {
		const uploaded = await world.client.upload(
			'media.uploadTemporary',
			{ type: 'file' },
			{
				filename: '价目表 A.pdf',
				data: Buffer.from('%PDF-1.7 example'),
				type: 'application/pdf',
			},
		);
		expect(uploaded).toEqual({
			errcode: 0,
			errmsg: '',
			type: 'file',
			media_id: expect.stringMatching(/^3Sim/) as string,
			created_at: String(START / 1000),
		});
		world.client = await createClient(world.simulator, 'other');
		const reply = await download(uploaded.media_id);
		expect(Buffer.from(reply.data as ArrayBuffer).toString()).toBe('%PDF-1.7 example');
		expect(reply.headers['content-type']).toBe('application/pdf');
		expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain(
			'价目表 A.pdf',
		);
	});

	it('expires after three days', async () => {
		const { media_id } = await uploadTemporary('image', png);
		await world.simulator.clock.advance(3 * DAY - SECOND);
		await world.client.login();
		expect((await download(media_id)).status).toBe(200);
		await world.simulator.clock.advance(SECOND);
		const reply = await download(media_id);
		expect(JSON.parse(Buffer.from(reply.data as ArrayBuffer).toString())).toMatchObject({
			errcode: 40007,
		});
	});

	it.each([
		['an image that is none', 'image', Buffer.from('not an image'), 40123],
		['a voice file that is no AMR', 'voice', png, 301017],
		['a video that is no MP4', 'video', png, 41090],
		['an empty file', 'file', Buffer.alloc(0), 44001],
		['five bytes', 'file', Buffer.alloc(5), 40006],
		['an image of more than 10 MB', 'image', Buffer.concat([png, Buffer.alloc(10 * MB)]), 45001],
		['an unknown kind', 'picture', png, 40005],
	])('is refused for %s', async (_what, type, data, code) => {
		expect((await uploadTemporary(type, data)).errcode).toBe(code);
	});

	it('is taken at six bytes and from the field media only', async () => {
		expect((await uploadTemporary('file', Buffer.alloc(6))).errcode).toBe(0);
		const reply = await world.client.upload(
			'media.uploadTemporary',
			{ type: 'file' },
			{ filename: 'a', data: png, field: 'file' },
		);
		expect(reply.errcode).toBe(40058);
	});

	it('is refused when filelength and the bytes differ', async () => {
		const body =
			'--XX\r\nContent-Disposition: form-data; name="media"; filename="a.txt"; filelength=99\r\n' +
			'Content-Type: application/octet-stream\r\n\r\n1234567\r\n--XX--\r\n';
		const config = (text: string) => ({
			params: { type: 'file' },
			data: text,
			headers: { 'Content-Type': 'multipart/form-data; boundary=XX' },
		});
		const wrong = await world.client.send('media.uploadTemporary', config(body));
		expect(wrong.data).toMatchObject({ errcode: 40006 });
		const right = config(body.replace('=99', '=7'));
		expect((await world.client.send('media.uploadTemporary', right)).data).toMatchObject({
			errcode: 0,
		});
	});

	it('is recorded with names and sizes, not with its bytes', async () => {
		await uploadTemporary('image', png, 'a.png');
		const [record] = world.simulator.ledger.requests({ endpoint: 'media.uploadTemporary' });
		expect(present(record).body).toEqual({
			fields: {},
			files: [expect.objectContaining({ field: 'media', filename: 'a.png', size: png.length })],
		});
	});
});

describe('a download in parts', () => {
	it('gives the bytes asked for and says where they are', async () => {
		const { media_id } = await uploadTemporary('file', Buffer.from('0123456789'));
		const reply = await download(media_id, { Range: 'bytes=2-5' });
		expect(reply.status).toBe(206);
		expect(Buffer.from(reply.data as ArrayBuffer).toString()).toBe('2345');
		expect(reply.headers['content-range']).toBe('bytes 2-5/10');
		const last = await download(media_id, { Range: 'bytes=8-100' });
		expect(last.headers['content-range']).toBe('bytes 8-9/10');
	});

	it('is refused with 40146 for a range that is none', async () => {
		const { media_id } = await uploadTemporary('file', Buffer.from('0123456789'));
		const reply = await download(media_id, { Range: 'bytes=12-20' });
		expect(Buffer.from(reply.data as ArrayBuffer).toString()).toContain('"errcode":40146');
	});
});

describe('attachment resources', () => {
	const upload = (media_type: string, attachment_type: number, data: Buffer) =>
		world.client.upload(
			'media.uploadAttachment',
			{ media_type, attachment_type },
			{ filename: 'a', data },
		);

	it('are uploaded for Moments and for albums', async () => {
		expect(await upload('image', 1, pngOf(1080, 1080))).toMatchObject({
			errcode: 0,
			type: 'image',
			created_at: START / 1000,
		});
		expect((await upload('image', 2, png)).errcode).toBe(0);
	});

	it.each([
		['a file for Moments', 'file', 1, png, 40005],
		['a video for an album', 'video', 2, mp4, 40005],
		['a long side of 10,801 pixels', 'image', 1, pngOf(10_801, 1000), 41081],
		['a short side of 1,081 pixels', 'image', 1, pngOf(1081, 1081), 41081],
		['a video of 31 seconds', 'video', 1, mp4Of(31), 41082],
	])('are refused for %s', async (_what, media_type, attachment_type, data, code) => {
		expect((await upload(media_type, attachment_type, data)).errcode).toBe(code);
	});

	it('take a video of 30 seconds', async () => {
		expect((await upload('video', 1, mp4Of(30))).errcode).toBe(0);
	});

	it('cannot be used in a message', async () => {
		const { media_id } = await upload('image', 2, png);
		const { welcome_code } = world.simulator.actions.customerAdds({ userid: 'member_1' });
		const attachments = [{ msgtype: 'image', image: { media_id } }] as never;
		const input = { welcome_code: present(welcome_code), attachments };
		expect(await world.client.code('welcomeMessage.send', input)).toBe(41072);
	});
});

describe('images by URL', () => {
	it('come back under the address that was given', async () => {
		const { url } = await world.client.upload(
			'media.uploadImage',
			{},
			{ filename: 'a', data: png },
		);
		const reply = await fetch(url as string);
		expect(Buffer.from(await reply.arrayBuffer()).equals(png)).toBe(true);
	});

	it('are refused beyond 2 MB and below 5 bytes', async () => {
		const upload = async (data: Buffer) =>
			(await world.client.upload('media.uploadImage', {}, { filename: 'a', data })).errcode;
		expect(await upload(Buffer.alloc(2 * MB + 1))).toBe(45001);
		expect(await upload(Buffer.alloc(4))).toBe(40006);
		expect(await upload(Buffer.alloc(5))).toBe(0);
	});
});

describe('an upload job', () => {
	const file = Buffer.from('a file on a CDN');
	let cdn: Server;
	let address: string;
	beforeAll(async () => {
		cdn = createServer((req, res) => {
			if (req.url === '/plain') return res.writeHead(200).end(file);
			if (req.url === '/gone') return res.writeHead(404).end();
			return res.writeHead(206, { 'Content-Range': `bytes 0-14/15` }).end(file);
		});
		await new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve));
		address = `http://127.0.0.1:${(cdn.address() as AddressInfo).port}`;
	});
	afterAll(() => {
		cdn.closeAllConnections();
		return new Promise((resolve) => cdn.close(resolve));
	});

	const md5 = createHash('md5').update(file).digest('hex');
	const start = async (more: { type?: string; url?: string; md5?: string } = {}) =>
		(
			await world.client.call('media.createUploadByUrl', {
				scene: 1,
				type: 'file',
				filename: 'a.pdf',
				url: `${address}/file`,
				md5,
				...more,
			})
		).jobid as string;
	const result = (jobid: string) => world.client.call('media.getUploadByUrlResult', { jobid });

	it('is under way, then done, and gives a file that can be downloaded', async () => {
		const jobid = await start();
		expect(await result(jobid)).toMatchObject({ errcode: 0, status: 1 });
		await world.simulator.clock.advance(2 * SECOND);
		const done = await result(jobid);
		expect(done).toMatchObject({ status: 2, detail: { errcode: 0 } });
		const { media_id } = done.detail as { media_id: string };
		const reply = await download(media_id);
		expect(Buffer.from(reply.data as ArrayBuffer).equals(file)).toBe(true);
	});

	it.each([
		['the address does not support Range', { path: '/plain' }, 830001],
		['the address cannot be fetched', { path: '/gone' }, 830003],
		['the MD5 differs', { md5: '0'.repeat(32) }, 301019],
		['the video is no MP4', { type: 'video' }, 41090],
	])(
		'fails with errcode 0 at the top when %s',
		async (_what, { path, ...more }: { path?: string; type?: string; md5?: string }, code) => {
			const jobid = await start(path === undefined ? more : { url: address + path });
			await world.simulator.clock.advance(2 * SECOND);
			expect(await result(jobid)).toMatchObject({
				errcode: 0,
				status: 3,
				detail: { errcode: code },
			});
		},
	);

	it('tells the app that started it by an event with its id', async () => {
		const receiver = new Receiver();
		await receiver.start();
		present(world.simulator.settings.apps[0]).callback = { url: receiver.url, ...CALLBACK };
		const jobid = await start();
		await world.simulator.clock.advance(2 * SECOND);
		await world.simulator.callbacks.settled();
		delete present(world.simulator.settings.apps[0]).callback;
		await receiver.stop();
		expect(receiver.texts('Event')).toEqual(['upload_media_job_finish']);
		expect(receiver.texts('JobId')).toEqual([jobid]);
	});

	it('is forgotten after an hour', async () => {
		const jobid = await start();
		await world.simulator.clock.advance(HOUR);
		expect((await result(jobid)).errcode).toBe(40058);
	});
});
