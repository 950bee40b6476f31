import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { idOf, itemsOf } from '../../../../support/harness/customers';
import { RecordingServer, type Answer } from '../../../../support/harness/recordingServer';
import { sampleFile } from '../../../../support/harness/sampleFile';
import { EMPTY_LIST, useSimulator } from '../../../../support/harness/useSimulator';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

const wecom = useSimulator({ customers: 3, members: 1 });

/** The server of somebody's pictures: what is at each path. */
const server = new RecordingServer();
let served: Record<string, Answer> = {};
const fetched = (): string[] => server.take().map(({ path }) => path);
const bytesOf = (content_type: string, filelength = 100) =>
	Buffer.from(sampleFile({ filename: 'sample', content_type, filelength }).data, 'base64');
const answer = (bytes: Buffer, headers: Record<string, string> = {}, status = 200): Answer => ({
	status,
	headers,
	bytes,
});
const png = answer(bytesOf('image/png'), { 'content-type': 'image/png' });
const at = (path: string) => `${server.credential.baseUrl}${path}`;

beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
beforeEach(() => {
	served = { '/poster.png': png };
	server.answering = ({ path }) => served[path] ?? answer(Buffer.alloc(0), {}, 404);
	server.take();
});

const calls = (id: string) => wecom.simulator.ledger.calls(id);
const bodyOf = (endpoint: string, index = 0) =>
	wecom.simulator.ledger.requests({ endpoint })[index]?.body as {
		attachments: Array<Record<string, unknown>>;
	};
/** The name under which a file was uploaded. */
const nameOf = async (media_id: unknown) =>
	(await wecom.run('media.download', { media_id: String(media_id) })).json[0]?.fileName;

/** Asks a member to send an attachment once for each input item. */
const send = async (
	attachment: INodeParameters,
	input?: INodeExecutionData[],
	more: Parameters<typeof wecom.run>[2] = {},
) =>
	await wecom.run(
		'groupMessage.create',
		{
			sender: idOf('member_1'),
			content: 'Spring fair',
			attachments: { values: [{ source: 'url', ...attachment }] },
		},
		{ input, ...more },
	);

describe('a file from a URL', () => {
	it.each([
		['groupMessage.create', 'media.uploadTemporary', { sender: idOf('member_1') }],
		['moment.create', 'media.uploadAttachment', {}],
		['welcomeMessage.send', 'media.uploadTemporary', { welcome_code: 'code' }],
	])('is sent by %s with the media_id of its upload', async (operation, upload, fields) => {
		const values = [{ msgtype: 'image', source: 'url', fileUrl: at('/poster.png') }];
		await wecom.run(operation, { ...fields, attachments: { values } });
		expect(fetched()).toEqual(['/poster.png']);
		expect(calls(upload)).toBe(1);
		expect(bodyOf(operation).attachments).toEqual([
			{ msgtype: 'image', image: { media_id: expect.any(String) } },
		]);
	});

	it.each([
		[
			'contactWay.create',
			{ type: 1, scene: 2, user: ['member_1'], additionalFields: { is_temp: true } },
			'conclusions',
		],
		['groupWelcomeTemplate.create', {}, 'contents'],
	])('becomes the picture of %s', async (operation, fields, group) => {
		const picture = { [group]: { image: { source: 'url', fileUrl: at('/poster.png') } } };
		const inOptions = group === 'conclusions';
		const { error } = await wecom.run(operation, {
			...fields,
			...(inOptions ? { additionalFields: { is_temp: true, ...picture } } : picture),
		});
		expect(error).toBeUndefined();
		const body = JSON.stringify(bodyOf(operation));
		expect(body).toMatch(/"image":\{"media_id":"[^"]+"\}/);
	});

	it('becomes a picture of a product, and each of several addresses one of its own', async () => {
		served['/back.png'] = answer(bytesOf('image/png', 120));
		const { error } = await wecom.run('productAlbum.create', {
			description: 'Tea cup',
			price: 12_900,
			attachments: {
				values: [{ source: 'url', fileUrl: `${at('/poster.png')} ${at('/back.png')}` }],
			},
		});
		expect(error).toBeUndefined();
		expect(bodyOf('productAlbum.create').attachments).toEqual([
			{ type: 'image', image: { media_id: expect.any(String) } },
			{ type: 'image', image: { media_id: expect.any(String) } },
		]);
	});

	it('becomes the picture in the notes about a customer', async () => {
		const [{ userid = '', external_userid = '' } = {}] = (
			await wecom.run('customer.getBatch', {
				userid_list: ['member_1'],
				returnAll: true,
				simplify: false,
			})
		).json.map((record) => ({
			userid: (record.follow_info as { userid: string }).userid,
			external_userid: (record.external_contact as { external_userid: string }).external_userid,
		}));
		const { error } = await wecom.run('customer.updateRemark', {
			userid: idOf(userid),
			external_userid: idOf(external_userid),
			updateFields: { pictureUrl: at('/poster.png') },
		});
		expect(error).toBeUndefined();
		expect(wecom.simulator.ledger.requests({ endpoint: 'customer.updateRemark' })[0]?.body).toEqual(
			{
				userid,
				external_userid,
				remark_pic_mediaid: expect.any(String),
			},
		);
	});

	it('in the notes about a customer excludes a binary file', async () => {
		const { error } = await wecom.run('customer.updateRemark', {
			userid: idOf('member_1'),
			external_userid: idOf('wmExample'),
			updateFields: { pictureUrl: at('/poster.png'), pictureBinaryPropertyName: 'data' },
		});
		expect(error?.message).toBe(
			'Picture Input Data Field Name cannot be combined with Picture URL: fill in one of them',
		);
	});

	it.each([
		['media.uploadTemporary', { type: 'image' }],
		['media.uploadAttachment', { attachment_type: 1, media_type: 'image' }],
		['media.uploadImage', {}],
	])('is uploaded by %s', async (operation, fields) => {
		const { json, error } = await wecom.run(operation, {
			...fields,
			source: 'url',
			fileUrl: at('/poster.png'),
		});
		expect(error).toBeUndefined();
		expect(json[0]?.media_id ?? json[0]?.url).toEqual(expect.any(String));
		expect(calls(operation)).toBe(1);
	});

	it('that many items share is fetched and uploaded once', async () => {
		const items = itemsOf(Array.from({ length: 20 }, (_, index) => ({ index })));
		const { json } = await send({ msgtype: 'image', fileUrl: at('/poster.png') }, items);
		expect(json).toHaveLength(20);
		expect(fetched()).toEqual(['/poster.png']);
		expect(calls('media.uploadTemporary')).toBe(1);
		expect(calls('groupMessage.create')).toBe(20);
	});

	it('is fetched once where it fails for many items too', async () => {
		const items = itemsOf(Array.from({ length: 20 }, (_, index) => ({ index })));
		const { json } = await send({ msgtype: 'image', fileUrl: at('/gone.png') }, items, {
			onError: 'continueRegularOutput',
		});
		expect(json.filter(({ error }) => error !== undefined)).toHaveLength(20);
		expect(fetched()).toEqual(['/gone.png']);
	});

	it('is uploaded for each place that it is used in', async () => {
		const values = [{ msgtype: 'image', source: 'url', fileUrl: at('/poster.png') }];
		const link = { msgtype: 'miniprogram', title: 'Shop', appid: 'wx1', page: 'index' };
		await wecom.run('groupMessage.create', {
			sender: idOf('member_1'),
			attachments: { values: [...values, { ...values[0], ...link }] },
		});
		expect(fetched()).toEqual(['/poster.png']);
		expect(calls('media.uploadTemporary')).toBe(1);
		expect(bodyOf('groupMessage.create').attachments).toHaveLength(2);
	});

	it.each([
		['an array', (urls: string[]) => urls],
		['a text with line breaks', (urls: string[]) => urls.join('\n')],
		['a text with commas', (urls: string[]) => urls.join(',')],
		['a text with Chinese commas', (urls: string[]) => urls.join('，')],
	])('stands beside others in %s, and each makes an attachment of its own', async (_how, join) => {
		const paths = ['/a,1.png', '/b.png', '/c.png'];
		for (const [index, path] of paths.entries()) {
			served[path] = answer(bytesOf('image/png', 100 + index));
		}
		const input = itemsOf([{ urls: join(paths.map(at)) }]);
		const { error } = await send({ msgtype: 'image', fileUrl: '={{ $json.urls }}' }, input);
		expect(error).toBeUndefined();
		expect(bodyOf('groupMessage.create').attachments).toHaveLength(3);
		expect(fetched().sort()).toEqual(paths);
	});

	it('counts against the most that a message takes', async () => {
		const urls = Array.from({ length: 10 }, (_, index) => at(`/${index}.png`));
		const { error } = await send(
			{ msgtype: 'image', fileUrl: '={{ $json.urls }}' },
			itemsOf([{ urls }]),
		);
		expect(error?.message).toBe('Attachments allows at most 9 entries (got 10)');
		expect(fetched()).toEqual([]);
	});
});

describe('the name of a file from a URL', () => {
	const nameAt = async (path: string, given: Answer, fileName?: string) => {
		served = { [new URL(at(path)).pathname]: given };
		const { error } = await send({ msgtype: 'file', fileUrl: at(path), fileName });
		expect(error).toBeUndefined();
		const [attachment] = bodyOf('groupMessage.create').attachments;
		return await nameOf((attachment?.file as { media_id: string }).media_id);
	};
	const pdf = Buffer.from('%PDF-1.7 price list');

	it('is the one that the server gives', async () => {
		const disposition = "attachment; filename*=UTF-8''%E4%BB%B7%E7%9B%AE%E8%A1%A8.pdf";
		expect(await nameAt('/download', answer(pdf, { 'content-disposition': disposition }))).toBe(
			'价目表.pdf',
		);
	});

	it('is else the last part of the address, with the ending of the format', async () => {
		expect(await nameAt('/files/price%20list?v=2', answer(pdf))).toBe('price list.pdf');
	});

	it('is else a general one', async () => {
		expect(await nameAt('/', answer(pdf))).toBe('file.pdf');
	});

	it('is the one in the form before all others', async () => {
		expect(await nameAt('/files/x.pdf', answer(pdf), 'Spring prices')).toBe('Spring prices.pdf');
	});
});

describe('a file from a URL stops all items before anything is sent', () => {
	/** One item with a good file, one with the wrong one. */
	const sendBoth = async (path: string, msgtype = 'image') => {
		const outcome = await send(
			{ msgtype, fileUrl: '={{ $json.url }}' },
			itemsOf([{ url: at('/poster.png') }, { url: path.includes(':') ? path : at(path) }]),
		);
		expect(calls('groupMessage.create')).toBe(0);
		return outcome.error;
	};
	const origin = () => server.credential.baseUrl;
	const field = () => `Attachments 1 > File URL "${origin()}"`;

	it.each<[string, Answer, string, string]>([
		[
			'that is not there',
			answer(Buffer.alloc(0), {}, 404),
			'image',
			'could not be fetched: the server returned HTTP status 404',
		],
		[
			'that is no picture',
			answer(Buffer.from('<svg/>')),
			'image',
			'must be a file of type JPG or PNG',
		],
		['that is no film', png, 'video', 'must be a file of type MP4'],
		[
			'that is too large',
			answer(bytesOf('image/png', 10 * 1024 * 1024 + 1)),
			'image',
			'must be at most 10 MB (10485760 bytes) (has more)',
		],
		['that is empty', answer(Buffer.alloc(0)), 'file', 'must be at least 6 bytes (has 0 bytes)'],
		[
			'that is a page to sign in',
			answer(Buffer.from('<!doctype html><title>Sign in</title>'), {
				'content-type': 'text/html; charset=utf-8',
			}),
			'file',
			'must be a file, not a web page such as one to sign in',
		],
		[
			'that has moved to another host',
			answer(Buffer.alloc(0), { location: 'https://cdn.example.com/secret?key=1' }, 302),
			'image',
			'redirects to https://cdn.example.com, which is not followed: enter the address that it leads to',
		],
	])('%s', async (_what, given, msgtype, fault) => {
		served['/file'] = given;
		const error = await sendBoth('/file?token=secret', msgtype);
		expect(error?.message).toBe(`${field()} ${fault}`);
		expect(error?.context).toMatchObject({ itemIndex: msgtype === 'video' ? 0 : 1 });
	});

	it.each([
		['http://www.example.com/poster.png', 'http://www.example.com'],
		['ftp://www.example.com/poster.png', 'ftp://www.example.com'],
		['file:///etc/passwd', 'file:'],
		['data:image/png;base64,iVBORw0KGgo=', 'data:'],
		['poster.png:1', 'poster.png:'],
	])('at the address %s, without a request', async (address, shown) => {
		const error = await sendBoth(address);
		expect(error?.message).toBe(
			`Attachments 1 > File URL must be an address that starts with https:// (got ${shown})`,
		);
		expect(fetched()).toEqual([]);
	});

	it('on a server that cannot be reached', async () => {
		const nobody = new RecordingServer();
		await nobody.start();
		const { baseUrl } = nobody.credential;
		await nobody.stop();
		const { error } = await send({ msgtype: 'image', fileUrl: `${baseUrl}/poster.png` });
		expect(error?.message).toBe(
			`Attachments 1 > File URL "${baseUrl}" could not be fetched: the server could not be reached. Check the address, and the network, proxy and DNS of the n8n server`,
		);
		expect(calls('groupMessage.create')).toBe(0);
	});

	it('on a server that hangs up', async () => {
		const rude = createServer((request) => request.socket.destroy());
		await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
		const baseUrl = `http://127.0.0.1:${(rude.address() as AddressInfo).port}`;
		const { error } = await send({ msgtype: 'image', fileUrl: `${baseUrl}/poster.png` });
		await new Promise((resolve) => rude.close(resolve));
		expect(error?.message).toContain(`"${baseUrl}" could not be fetched: `);
		expect(error?.message).not.toContain('404');
		expect(calls('groupMessage.create')).toBe(0);
	});

	it('that nobody gave', async () => {
		const { error } = await send({ msgtype: 'image', fileUrl: '={{ $json.nothing }}' });
		expect(error?.message).toBe('Attachments 1 > File URL is missing');
		const empty = await send(
			{ msgtype: 'image', fileUrl: '={{ $json.urls }}' },
			itemsOf([{ urls: [] }]),
		);
		expect(empty.error?.message).toBe('Attachments 1 > File URL names no file (got [])');
		expect(calls('groupMessage.create')).toBe(0);
	});

	it('on this machine, where the API is not', async () => {
		const { error } = await send({ msgtype: 'image', fileUrl: at('/poster.png') }, undefined, {
			credential: { ...wecom.credential(), baseUrl: 'https://wecom.example.com' },
		});
		expect(error?.message).toBe(`${field()} is an address that no files are fetched from`);
		expect(fetched()).toEqual([]);
	});

	it('that has the one name that several files were given', async () => {
		const { error } = await send({
			msgtype: 'file',
			fileUrl: `${at('/poster.png')} ${at('/b.png')}`,
			fileName: 'Prices',
		});
		expect(error?.message).toBe('Attachments 1 > File Name can name one file only (2 were given)');
	});

	it('with every file of an item that is wrong', async () => {
		served['/page'] = answer(Buffer.from('<p>Sorry'));
		const { error } = await send({
			msgtype: 'image',
			fileUrl: `${at('/page')} ${at('/poster.png')} ${at('/gone')}`,
		});
		expect(error?.message).toBe(`${field()} must be a file of type JPG or PNG`);
		expect(error?.description).toBe(
			`${field()} could not be fetched: the server returned HTTP status 404`,
		);
		expect(calls('media.uploadTemporary')).toBe(0);
	});
});

describe('a file from a URL', () => {
	it('is asked for without the token of the app', async () => {
		await send({ msgtype: 'image', fileUrl: at('/poster.png') });
		const [request] = server.take();
		expect(request?.query).toEqual({});
		expect(JSON.stringify(request?.headers)).not.toMatch(/token|secret|authorization|cookie/i);
	});

	it('that a server falters over comes all the same', async () => {
		let asked = 0;
		server.answering = () => (asked++ === 0 ? answer(Buffer.alloc(0), {}, 503) : png);
		const { json } = await send({ msgtype: 'image', fileUrl: at('/poster.png') });
		expect(json[0]?.msgid).toEqual(expect.any(String));
		expect(asked).toBe(2);
	});

	it('that fails leaves the other items alone where the node goes on at errors', async () => {
		const { json } = await send(
			{ msgtype: 'image', fileUrl: '={{ $json.url }}' },
			itemsOf([{ url: at('/gone.png') }, { url: at('/poster.png') }]),
			{ onError: 'continueRegularOutput' },
		);
		expect(json).toEqual([
			{ error: { message: expect.stringContaining('HTTP status 404') } },
			{ msgid: expect.any(String), fail_list: EMPTY_LIST },
		]);
	});
});

describe('binary files', () => {
	it('of several fields make an attachment each', async () => {
		const binary = Object.fromEntries(
			['front', 'back', 'box'].map((name, index) => [
				name,
				sampleFile({ filename: `${name}.png`, content_type: 'image/png', filelength: 100 + index }),
			]),
		);
		const { error } = await send(
			{ msgtype: 'image', source: 'binary', binaryPropertyName: 'front, back,box' },
			[{ json: {}, binary }],
		);
		expect(error).toBeUndefined();
		const { attachments } = bodyOf('groupMessage.create');
		const ids = attachments.map(({ image }) => (image as { media_id: string }).media_id);
		expect(await Promise.all(ids.map(nameOf))).toEqual(['front.png', 'back.png', 'box.png']);
	});
});
