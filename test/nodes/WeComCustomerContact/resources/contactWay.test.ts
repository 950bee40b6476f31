import { idOf, itemsOf } from '../../../../support/harness/customers';
import { RecordingServer, type Answer } from '../../../../support/harness/recordingServer';
import { runNode } from '../../../../support/harness/runNode';
import { sampleFile } from '../../../../support/harness/sampleFile';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 4, members: 4 });

const QR = { type: 1, scene: 2, user: ['member_1'] };

const create = async (additionalFields: object = {}, more: object = {}) =>
	await wecom.run('contactWay.create', { ...QR, additionalFields, ...more } as never);
const configId = async (additionalFields: object = {}) =>
	String((await create(additionalFields)).json[0]?.config_id);
const sent = (operation: string) =>
	wecom.simulator.ledger
		.requests({ endpoint: `contactWay.${operation}` })
		.map(({ body }) => body as Record<string, unknown>);

describe('a contact way', () => {
	it('is created with its QR code as a PNG when that is asked for', async () => {
		const { items } = await create({ state: 'fair' }, { options: { downloadQrCode: true } });
		const { json, binary } = items[0] ?? {};
		expect(json).toEqual({
			config_id: expect.any(String),
			qr_code: expect.stringContaining('/qr/'),
			state: 'fair',
		});
		expect(binary).toEqual({
			data: expect.objectContaining({ fileName: 'fair.png', mimeType: 'image/png' }),
		});
	});

	it.each([
		[{ remark: 'Main Street', state: 'shop_7' }, 'Main Street shop_7.png'],
		[{ remark: 'fair', state: 'fair' }, 'fair.png'],
		[{ remark: '来源/抖音' }, '来源_抖音.png'],
		[{ remark: 'a:b?' }, 'a_b_.png'],
	])('names the file of the QR code of %j %s', async (fields, fileName) => {
		const { items } = await create(fields, { options: { downloadQrCode: true } });
		expect(items[0]?.binary?.data?.fileName).toBe(fileName);
		const { config_id } = items[0]?.json ?? {};
		const read = await wecom.run('contactWay.get', {
			config_id: idOf(String(config_id)),
			options: { downloadQrCode: true },
		});
		expect(read.items[0]?.binary?.data?.fileName).toBe(fileName);
	});

	it('names the file of a QR code without remark and State after its id', async () => {
		const { items } = await create({}, { options: { downloadQrCode: true } });
		const { json, binary } = items[0] ?? {};
		expect(binary?.data?.fileName).toBe(`${String(json?.config_id)}.png`);
	});

	it('puts the QR code into the binary field of that name when it is read', async () => {
		const config_id = idOf(await configId());
		const { items } = await wecom.run('contactWay.get', {
			config_id,
			options: { downloadQrCode: true, binaryPropertyName: 'code' },
		});
		expect(items[0]?.json).toMatchObject({ config_id: config_id.value, type: 1, scene: 2 });
		expect(Object.keys(items[0]?.binary ?? {})).toEqual(['code']);
	});

	it('has no QR code to download where it is a button of a mini program', async () => {
		const { items, error } = await wecom.run('contactWay.create', {
			...QR,
			scene: 1,
			options: { downloadQrCode: true },
		});
		expect(error).toBeUndefined();
		expect(items[0]?.binary).toBeUndefined();
		expect(items[0]?.json).toEqual({ config_id: expect.any(String) });
	});

	it('leaves out what does not go with its type and scene', async () => {
		await wecom.run('contactWay.create', {
			...QR,
			party: '1, 2',
			additionalFields: { style: 2, expires_in: 600, skip_verify: false, remark: '' },
		});
		expect(sent('create')).toEqual([{ ...QR, skip_verify: false, remark: '' }]);
	});

	it('takes departments from a text for several members', async () => {
		await wecom.run('contactWay.create', { ...QR, type: 2, user: [], party: '1, 2' });
		expect(sent('create')).toEqual([{ type: 2, scene: 2, party: [1, 2] }]);
	});

	it.each([
		{
			name: 'two members where one is meant',
			fields: { user: ['member_1', 'member_2'] },
			message: 'Member Names or IDs must have exactly 1 here (got 2)',
		},
		{
			name: 'no member where one is meant',
			fields: { user: '={{ [] }}' },
			message: 'Member Names or IDs is missing',
		},
		{
			name: 'a style for single members beside several',
			fields: { type: 2, scene: 1, additionalFields: { style: 3 } },
			message:
				'If Type is Several Members (多人), Style must be Style 1 or Style 2 (got Style 3 (Single Member Only))',
		},
		{
			name: 'a temporary session with several members',
			fields: { type: 2, additionalFields: { is_temp: true } },
			message:
				'If Temporary Session is on, Type must be Single Member (单人) (got Several Members (多人))',
		},
		{
			name: 'a temporary session of more than 14 days',
			fields: { additionalFields: { is_temp: true, expires_in: 1_209_601 } },
			message: 'QR Code Lifetime must be at most 1209600 (got 1209601)',
		},
	])('is refused before any request with $name', async ({ fields, message }) => {
		const { error } = await wecom.run('contactWay.create', { ...QR, ...fields });
		expect(error?.message).toBe(message);
		expect(sent('create')).toEqual([]);
	});

	it('is changed, lives on under the same id, and is gone when it was deleted', async () => {
		const config_id = idOf(await configId({ remark: 'Front desk' }));
		const changed = await wecom.run('contactWay.update', {
			config_id,
			updateFields: { remark: '', user: ['member_2'] },
		});
		expect(changed.json).toEqual([{ success: true, config_id: config_id.value, remark: '' }]);
		const { json } = await wecom.run('contactWay.get', { config_id });
		expect(json).toEqual([expect.objectContaining({ remark: '', user: ['member_2'] })]);
		const deleted = await wecom.run('contactWay.delete', { config_id });
		expect(deleted.json).toEqual([{ deleted: true, config_id: config_id.value }]);
		const { error } = await wecom.run('contactWay.get', { config_id });
		expect(error?.message).toContain('41044');
	});
});

describe('the closing message of a temporary session', () => {
	const closing = async (conclusions: object, binary = {}) =>
		await wecom.run(
			'contactWay.create',
			{ ...QR, additionalFields: { is_temp: true, conclusions } } as never,
			{ input: [{ json: {}, binary }] },
		);

	it('takes its image straight from the input', async () => {
		const data = sampleFile({ filename: 'a.png', content_type: 'image/png', filelength: 64 });
		const { error } = await closing(
			{ text: { content: 'Thank you' }, image: { source: 'binary', binaryPropertyName: 'data' } },
			{ data },
		);
		expect(error).toBeUndefined();
		const [upload] = wecom.simulator.ledger.requests({ endpoint: 'media.uploadTemporary' });
		expect(upload?.query).toMatchObject({ type: 'image' });
		expect(sent('create')[0]?.conclusions).toEqual({
			text: { content: 'Thank you' },
			image: { media_id: expect.any(String) },
		});
	});

	it('holds a text alone, or a card without a text', async () => {
		const link = { title: 'Survey', url: 'https://www.example.com', desc: '', picurl: '' };
		await closing({ text: { content: 'Bye' } });
		await closing({ link });
		expect(sent('create').map(({ conclusions }) => conclusions)).toEqual([
			{ text: { content: 'Bye' } },
			{ link: { title: 'Survey', url: 'https://www.example.com' } },
		]);
	});

	const card = { title: 'Survey', url: 'https://www.example.com' };
	it.each([
		{
			name: 'two cards',
			conclusions: { link: card, image: { source: 'media_id', media_id: 'm' } },
			message:
				'Fill in only one of Closing Message > Image (图片), Closing Message > Link (图文链接)',
		},
		{
			name: 'an empty text alone',
			conclusions: { text: { content: '' } },
			message: /^Fill in at least one of Closing Message > Text/,
		},
		{
			name: 'nothing in it',
			conclusions: {},
			message: /^Fill in at least one of Closing Message > Text/,
		},
		{
			name: 'a text that is too long in bytes',
			conclusions: { text: { content: '汉'.repeat(1334) } },
			message:
				/^Closing Message > Text \(文本\) > Content allows at most 4000 bytes, .* \(got 4002\)$/,
		},
		{
			name: 'a title that is too long in bytes',
			conclusions: { link: { ...card, title: 'é'.repeat(65) } },
			message:
				/^Closing Message > Link \(图文链接\) > Title allows at most 128 bytes, .* \(got 130\)$/,
		},
		{
			name: 'an image from a binary field without a name',
			conclusions: { image: { source: 'binary', binaryPropertyName: '' } },
			message: /^Closing Message > Image \(图片\) > Input Data Field Name is missing$/,
		},
	])('is refused before any request with $name', async ({ conclusions, message }) => {
		const { error } = await closing(conclusions);
		expect(error?.message).toMatch(message);
		expect(sent('create')).toEqual([]);
	});

	it('is sent when the session is ended', async () => {
		const { json } = await closing({ text: { content: 'Bye' } });
		const { simulator } = wecom;
		const pair = simulator.actions.customerAddsThroughContactWay({
			contact_way: String(json[0]?.config_id),
		});
		const userid = idOf(pair.userid);
		const external_userid = idOf(pair.external_userid);
		const ended = await wecom.run('contactWay.closeTempChat', { userid, external_userid });
		const named = { userid: pair.userid, external_userid: pair.external_userid };
		expect(ended.json).toEqual([{ success: true, ...named }]);
		const again = await wecom.run('contactWay.closeTempChat', { userid, external_userid });
		expect(again.error?.message).toContain('40058');
	});
});

describe('the list of contact ways', () => {
	const createMany = async (count: number) => {
		const names = Array.from({ length: count }, (_, index) => ({ remark: `Desk ${index}` }));
		await wecom.run(
			'contactWay.create',
			{ ...QR, additionalFields: { remark: '={{ $json.remark }}' } },
			{ input: itemsOf(names) },
		);
	};

	it('gives ids alone with one request', async () => {
		await createMany(3);
		const { json } = await wecom.run('contactWay.getAll', { returnAll: true });
		expect(json.map((way) => Object.keys(way))).toEqual([
			['config_id'],
			['config_id'],
			['config_id'],
		]);
		expect(wecom.simulator.ledger.calls('contactWay.get')).toBe(0);
	});

	it('gives the details of each when they are asked for, and of no more than the limit', async () => {
		await createMany(4);
		const { items } = await wecom.run('contactWay.getAll', {
			limit: 3,
			options: { fetchDetails: true },
		});
		expect(items.map(({ json }) => json.remark)).toEqual(['Desk 0', 'Desk 1', 'Desk 2']);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(wecom.simulator.ledger.calls('contactWay.get')).toBe(3);
	});

	it('asks for details with no more requests at once than the concurrency', async () => {
		await createMany(12);
		wecom.simulator.settings.latencyMs = 5;
		const { json } = await wecom.run('contactWay.getAll', {
			returnAll: true,
			options: { fetchDetails: true },
			requestOptions: { concurrency: 3 },
		});
		expect(json).toHaveLength(12);
		expect(wecom.simulator.ledger.overlaps().endpoints['contactWay.get']).toBe(3);
	});

	it('keeps the id of one that was deleted meanwhile, and says so', async () => {
		await createMany(3);
		const fault = { kind: 'errcode', code: 41044 } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'contactWay.get', count: 1 });
		const { json, error } = await wecom.run('contactWay.getAll', {
			returnAll: true,
			options: { fetchDetails: true },
		});
		expect(error).toBeUndefined();
		expect(json.filter(({ warning }) => warning !== undefined)).toEqual([
			{ config_id: expect.any(String), warning: expect.stringContaining('41044') },
		]);
		expect(json.filter(({ remark }) => remark !== undefined)).toHaveLength(2);
	});

	it('fails when none of the details may be read', async () => {
		await createMany(2);
		const fault = { kind: 'errcode', code: 48002 } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'contactWay.get' });
		const { error } = await wecom.run('contactWay.getAll', { options: { fetchDetails: true } });
		expect(error?.message).toContain('48002');
	});

	it('covers the time between two dates of the workflow', async () => {
		await wecom.run('contactWay.getAll', {
			filters: { start_time: '2026-01-05T09:00:00', end_time: '2026-01-06T09:00:00' },
		});
		expect(sent('getAll')).toEqual([
			{ start_time: 1_767_574_800, end_time: 1_767_661_200, limit: 50 },
		]);
	});
});

describe('a QR code that cannot be downloaded', () => {
	const server = new RecordingServer();
	beforeAll(async () => await server.start());
	afterAll(async () => await server.stop());

	const answers = (qrCode: Answer, made: object): void => {
		const qr_code = `${server.credential.baseUrl}/qr/code`;
		const created = { errcode: 0, errmsg: 'ok', config_id: 'c1', qr_code };
		server.answering = ({ path }) => {
			if (path === '/qr/code') return qrCode;
			return path.includes('get_contact_way')
				? { errcode: 0, errmsg: 'ok', contact_way: { ...made, config_id: 'c1', qr_code } }
				: created;
		};
	};
	const run = async (operation: string, fields: object) =>
		await runNode({
			credential: server.credential,
			parameters: {
				resource: 'contactWay',
				operation,
				...fields,
				options: { downloadQrCode: true },
			},
		});
	const gone: Answer = { status: 404, headers: {}, bytes: Buffer.from('<html>') };

	it('does not hide the id of the contact way that was just created', async () => {
		answers(gone, {});
		const { json, error } = await run('create', QR);
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{
				config_id: 'c1',
				qr_code: expect.any(String),
				warning: expect.stringMatching(/^Could not download the QR code: .*404$/),
			},
		]);
	});

	it('is an error of a contact way that is only read', async () => {
		answers(gone, { scene: 2 });
		const { error } = await run('get', { config_id: idOf('c1') });
		expect(error?.message).toContain('404');
	});

	it('is asked for without the credential', async () => {
		answers({ status: 200, headers: {}, bytes: Buffer.from('ffd8ffe0', 'hex') }, { scene: 2 });
		server.take();
		const { items } = await run('get', { config_id: idOf('c1') });
		expect(items[0]?.binary?.data?.fileName).toBe('c1.jpg');
		const request = server.take().find(({ path }) => path === '/qr/code');
		expect(request?.query).toEqual({});
		expect(request?.headers.authorization).toBeUndefined();
	});
});
