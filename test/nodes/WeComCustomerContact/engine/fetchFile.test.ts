import { gzipSync } from 'node:zlib';

import { RecordingServer, type Answer } from '../../../../support/harness/recordingServer';
import { runNode } from '../../../../support/harness/runNode';
import { idOf } from '../../../../support/harness/customers';

const pauses: number[] = [];
let mockSleep: (ms: number) => void = () => undefined;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	sleep: async (ms: number) => {
		mockSleep(ms);
		await Promise.resolve();
	},
}));

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
beforeEach(() => {
	pauses.length = 0;
	mockSleep = (ms) => pauses.push(ms);
	server.take();
});

const picture = Buffer.from('89504e470d0a1a0a', 'hex');
const status = (code: number): Answer => ({ status: code, headers: {}, bytes: picture });

/** Where the server's QR codes are. */
const fileUrl = () => `${server.credential.baseUrl}/file`;

/**
 * Reads a contact way whose QR code the server gives these answers for, the last one for good. `fetched`
 * counts the requests for anything but the API.
 */
async function fetchWith(answers: Answer[], qr_code = fileUrl(), operation = 'get') {
	const contact_way = { scene: 2, qr_code };
	let fetched = 0;
	server.answering = ({ path }) => {
		if (path.startsWith('/cgi-bin/')) {
			return { errcode: 0, errmsg: 'ok', contact_way, config_id: 'way-1', qr_code };
		}
		return answers[Math.min(fetched++, answers.length - 1)] ?? status(500);
	};
	const fields =
		operation === 'get' ? { config_id: idOf('c1') } : { type: 1, scene: 2, user: ['member_1'] };
	const outcome = await runNode({
		credential: server.credential,
		parameters: { resource: 'contactWay', operation, ...fields, options: { downloadQrCode: true } },
	});
	return { ...outcome, fetched };
}

describe('a file whose server does not answer', () => {
	it('is given up after Request Options > Timeout, all attempts together', async () => {
		let asked = 0;
		server.answering = async ({ path }) => {
			if (path.startsWith('/cgi-bin/'))
				return { errcode: 0, contact_way: { scene: 2, qr_code: fileUrl() } };
			asked++;
			return await new Promise<never>(() => undefined);
		};
		const began = performance.now();
		const { error } = await runNode({
			credential: server.credential,
			parameters: {
				resource: 'contactWay',
				operation: 'get',
				config_id: idOf('c1'),
				options: { downloadQrCode: true },
				requestOptions: { timeout: 1 },
			},
		});
		expect(error?.message).toContain('No response');
		expect(performance.now() - began).toBeLessThan(5_000);
		expect(asked).toBe(1);
	});
});

describe('a file that WeCom links to', () => {
	it('is asked for again after a fault of the server, with growing pauses', async () => {
		const { items, fetched } = await fetchWith([status(502), status(503), status(200)]);
		expect(items[0]?.binary?.data?.data).toBe(picture.toString('base64'));
		expect(fetched).toBe(3);
		const waited = pauses.reduce((sum, ms) => sum + ms, 0);
		expect(waited).toBeGreaterThanOrEqual(750);
		expect(waited).toBeLessThan(1500);
	});

	it('is given up after three repeats', async () => {
		const { error, fetched } = await fetchWith([status(502)]);
		expect(error?.message).toContain('HTTP status 502');
		expect(fetched).toBe(4);
	});

	it('that is not there is not asked for again', async () => {
		const { error, fetched } = await fetchWith([status(404)]);
		expect(error?.message).toContain('HTTP status 404');
		expect(fetched).toBe(1);
	});
});

describe('a file that WeCom links to is refused at once', () => {
	const host = () => server.credential.baseUrl;
	const to = (location: string): Answer => ({ status: 302, headers: { location }, bytes: picture });

	it.each([
		'http://198.51.100.7/qr.png',
		'http://wework.example.com/qr.png',
		'http://127.0.0.1.example.com/qr.png',
		'http://localhost.example.com/qr.png',
		'http://127.0.0.1@example.com/qr.png',
		'http://[2001:db8::1]/qr.png',
		'ftp://127.0.0.1/qr.png',
		'file:///etc/passwd',
		'data:image/png;base64,iVBORw0KGgo=',
		'unix:/var/run/docker.sock',
		'//127.0.0.1/qr.png',
		'qr.png',
		'constructor',
	])('at the address %s', async (address) => {
		const { error, items, fetched } = await fetchWith([status(200)], address);
		expect(error?.message).toMatch(
			/^Files are fetched only from addresses that start with https:\/\/; this one is /,
		);
		expect(error?.message).not.toContain('passwd');
		expect(error?.description).toContain('API Base URL');
		expect([items, fetched, pauses]).toEqual([[], 0, []]);
	});

	it.each([
		['another host', () => 'https://example.com/qr.png'],
		['another port of this machine', () => 'http://127.0.0.1:9/latest/meta-data/iam'],
		['an address inside the network', () => 'http://198.51.100.7/latest/meta-data'],
		['a file of the machine', () => 'file:///etc/passwd'],
		['data of its own', () => 'data:image/png;base64,iVBORw0KGgo='],
		['no address at all', () => 'http://'],
	])('when the server redirects it to %s', async (_what, location) => {
		const { error, items, fetched } = await fetchWith([to(location())]);
		expect(error?.message).toContain(`${host()} redirects the request for the file to `);
		expect(error?.message).not.toContain('meta-data');
		expect([items, fetched, pauses]).toEqual([[], 1, []]);
	});

	it('when the server redirects it for ever', async () => {
		const { error, fetched } = await fetchWith([to('/again')]);
		expect(error?.message).toContain('redirects the request');
		expect([fetched, pauses]).toEqual([4, []]);
	});

	it.each([
		['one byte more than a megabyte', {}, Buffer.concat([picture, Buffer.alloc(1024 * 1024 - 7)])],
		[
			'more, in a small parcel',
			{ 'content-encoding': 'gzip' },
			gzipSync(Buffer.alloc(50 * 1024 * 1024)),
		],
	])('when it has %s', async (_what, headers, bytes) => {
		const { error, items, fetched } = await fetchWith([{ status: 200, headers, bytes }]);
		expect(error?.message).toBe('The file is larger than 1 MB (1048576 bytes)');
		expect([items, fetched, pauses]).toEqual([[], 1, []]);
	});

	it.each([
		'{"role":"admin"}',
		'<html>log in</html>',
		'<svg xmlns="http://www.w3.org/2000/svg"/>',
		'%PDF-1.7',
		'',
		'BM is a text',
	])('when it is no picture but %j', async (text) => {
		const headers = { 'content-type': 'image/png' };
		const { error, items, fetched } = await fetchWith([
			{ status: 200, headers, bytes: Buffer.from(text) },
		]);
		expect(error?.message).toBe(
			`${host().slice('http://'.length)} did not send a file of these formats: PNG, JPG, GIF, WEBP, BMP`,
		);
		expect([items, fetched, pauses]).toEqual([[], 1, []]);
	});

	it('but leaves the id of what was created, with a warning', async () => {
		const { json, error } = await fetchWith([to('http://example.com/')], fileUrl(), 'create');
		expect(error).toBeUndefined();
		expect(json).toEqual([
			expect.objectContaining({
				config_id: 'way-1',
				warning: expect.stringContaining('redirects the request for the file'),
			}),
		]);
	});
});

describe('a file that WeCom links to is taken', () => {
	it('from where the same host redirects it', async () => {
		const headers = { location: '/moved' };
		const { items, fetched } = await fetchWith([
			{ status: 302, headers, bytes: picture },
			status(200),
		]);
		expect(items[0]?.binary?.data?.data).toBe(picture.toString('base64'));
		expect(fetched).toBe(2);
	});

	it.each([
		['png', picture],
		['jpg', Buffer.from('ffd8ffe0', 'hex')],
		['gif', Buffer.from('GIF89a')],
		['webp', Buffer.from('RIFF\0\0\0\0WEBP')],
	])('as %s, by its bytes, at most a megabyte of them', async (ending, start) => {
		const bytes = Buffer.concat([start, Buffer.alloc(1024 * 1024 - start.length)]);
		const { items } = await fetchWith([{ status: 200, headers: {}, bytes }]);
		expect(items[0]?.binary?.data?.fileName).toBe(`c1.${ending}`);
	});

	it.each([
		['../../../../etc/cron.d/x', 'x.png'],
		['..', 'qr-code.png'],
		['a:b*c', 'a_b_c.png'],
	])('under a name in no folder, whatever its id: %j', async (config_id, fileName) => {
		server.answering = ({ path }) =>
			path === '/file'
				? status(200)
				: { errcode: 0, errmsg: 'ok', contact_way: { scene: 2, qr_code: fileUrl(), config_id } };
		const { items } = await runNode({
			credential: server.credential,
			parameters: {
				resource: 'contactWay',
				operation: 'get',
				config_id: idOf('c1'),
				options: { downloadQrCode: true },
			},
		});
		expect(items[0]?.binary?.data).toMatchObject({ fileName, fileExtension: 'png' });
		expect(items[0]?.binary?.data?.directory).toBeUndefined();
	});
});
