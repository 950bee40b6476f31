import { createHash } from 'node:crypto';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { storeMedia } from '../../../../simulator/resources/media/state';
import { RecordingServer } from '../../../../support/harness/recordingServer';
import { sampleFile } from '../../../../support/harness/sampleFile';
import { useSimulator } from '../../../../support/harness/useSimulator';
import { sizeInWords } from '../../../../wecom/sizeInWords';

/** Time passes in the simulator and for the node, and only while the node waits. */
let mockPass: (ms: number) => Promise<void> = async () => await Promise.resolve();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	sleep: async (ms: number) => {
		await mockPass(ms);
	},
}));

const wecom = useSimulator({
	customers: 1,
	members: 1,
	fixedTime: Date.parse('2026-01-05T09:00:00Z'),
});
beforeEach(() => {
	const { clock } = wecom.simulator;
	const begin = Date.now();
	let passed = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => begin + passed);
	mockPass = async (ms) => {
		passed += ms;
		await clock.advance(ms);
	};
});
afterEach(() => jest.restoreAllMocks());

const MB = 1024 * 1024;
const calls = (operation: string) => wecom.simulator.ledger.calls(`media.${operation}`);
const inputOf = (data: IBinaryData): INodeExecutionData[] => [{ json: {}, binary: { data } }];
const fileOf = (content_type: string, filelength: number, filename = 'sample.bin') =>
	inputOf(sampleFile({ filename, content_type, filelength }));
const upload = async (type: string, input: INodeExecutionData[]) =>
	await wecom.run('media.uploadTemporary', { type }, { input });

describe('an upload', () => {
	it('comes back from its download as it was, name and bytes', async () => {
		const input = fileOf('image/png', 2000, '海报.png');
		const { json } = await upload('image', input);
		expect(json).toEqual([
			{ type: 'image', media_id: expect.any(String), created_at: expect.any(String) },
		]);
		const { items } = await wecom.run('media.download', {
			media_id: json[0]?.media_id as string,
			binaryPropertyName: 'poster',
		});
		expect(items[0]?.json).toEqual({
			media_id: json[0]?.media_id,
			fileName: '海报.png',
			mimeType: 'image/png',
			bytes: 2000,
		});
		expect(items[0]?.binary?.poster?.data).toBe(input[0]?.binary?.data?.data);
	});

	it.each([
		{ type: 'image', content_type: 'image/png', most: 10 * MB },
		{ type: 'voice', content_type: 'voice/amr', most: 2 * MB },
		{ type: 'video', content_type: 'video/mp4', most: 10 * MB },
		{ type: 'file', content_type: 'application/octet-stream', most: 20 * MB },
	])(
		'of type $type is refused below 6 bytes and above $most',
		async ({ type, content_type, most }) => {
			const least = content_type === 'application/octet-stream' ? 6 : 40;
			expect((await upload(type, fileOf(content_type, least))).error).toBeUndefined();
			const small = await upload(type, fileOf(content_type, 5));
			expect(small.error?.message).toBe(
				'Input Data Field Name "data" must be at least 6 bytes (has 5 bytes)',
			);
			expect((await upload(type, fileOf(content_type, most))).error).toBeUndefined();
			const large = await upload(type, fileOf(content_type, most + 1));
			expect(large.error?.message).toBe(
				`Input Data Field Name "data" must be at most ${sizeInWords(most)} (has ${sizeInWords(most + 1)})`,
			);
			expect(calls('uploadTemporary')).toBe(2);
		},
	);

	it('of a wrong format is refused before any request', async () => {
		const { error } = await upload('video', fileOf('image/png', 100));
		expect(error?.message).toBe('Input Data Field Name "data" must be a file of type MP4');
		expect(calls('uploadTemporary')).toBe(0);
	});

	it('of an image for good gives a URL and nothing else', async () => {
		const { json } = await wecom.run(
			'media.uploadImage',
			{},
			{ input: fileOf('image/png', 2 * MB) },
		);
		expect(json).toEqual([{ url: expect.stringMatching(/^http/) }]);
		const large = await wecom.run(
			'media.uploadImage',
			{},
			{ input: fileOf('image/png', 2 * MB + 1) },
		);
		expect(large.error?.message).toContain('must be at most 2 MB (2097152 bytes)');
	});
});

describe('an attachment', () => {
	const attach = async (attachment_type: number, media_type: string, input = png()) =>
		await wecom.run('media.uploadAttachment', { attachment_type, media_type }, { input });
	const png = () => fileOf('image/png', 100);
	/** A PNG whose header states its size in pixels. */
	const pngOf = (width: number, height: number) => {
		const data = Buffer.from(png()[0]?.binary?.data?.data ?? '', 'base64');
		data.writeUInt32BE(width, 16);
		data.writeUInt32BE(height, 20);
		return inputOf({ data: data.toString('base64'), mimeType: 'image/png', fileName: 'a.png' });
	};

	it('for Moments may have 10800 by 1080 pixels and no more', async () => {
		expect((await attach(1, 'image', pngOf(10_800, 1080))).error).toBeUndefined();
		const { error } = await attach(1, 'image', pngOf(1081, 10_800));
		expect(error?.message).toContain('at most 10800 pixels on its long side and 1080');
		expect(calls('uploadAttachment')).toBe(1);
	});

	it('for product albums may have more pixels', async () => {
		expect((await attach(2, 'image', pngOf(1081, 10_800))).error).toBeUndefined();
	});

	it.each([
		[1, 'file', 'File Type must be one of image, video (got "file")'],
		[2, 'file', 'File Type must be one of image, video (got "file")'],
		[
			2,
			'video',
			'If Used In is Product Album (商品图册), File Type must be Image (图片) (got Video (视频))',
		],
	])('for place %d of type %s is refused before any request', async (place, type, message) => {
		const { error } = await attach(place, type);
		expect(error?.message).toBe(message);
		expect(calls('uploadAttachment')).toBe(0);
	});
});

describe('a download', () => {
	it('fetches the part between two bytes', async () => {
		const { json } = await upload('file', fileOf('application/octet-stream', 100));
		const { items } = await wecom.run('media.download', {
			media_id: json[0]?.media_id as string,
			options: { Range: 'bytes=0-15' },
		});
		expect(items[0]?.json).toMatchObject({ bytes: 16, contentRange: 'bytes 0-15/100' });
	});

	it.each([
		['0-15', 'Range must be bytes=<first>-<last> (got "0-15")'],
		['bytes=16-15', 'Range ends before it starts'],
		[
			'bytes=0-20971520',
			'Range must span at most 20 MB (20971520 bytes) (got 20.0 MB (20971521 bytes))',
		],
	])('refuses the range %s before any request', async (range, message) => {
		const { error } = await wecom.run('media.download', {
			media_id: 'm',
			options: { Range: range },
		});
		expect(error?.message).toBe(message);
		expect(calls('download')).toBe(0);
	});

	describe('of more than WeCom sends at once', () => {
		/** Different bytes everywhere, so that a part in a wrong place shows. */
		const data = Buffer.alloc(33 * MB);
		for (let at = 0; at < data.length; at += 4) data.writeUInt32LE(at, at);
		const stored = () =>
			storeMedia(wecom.simulator.corp, {
				kind: 'file',
				purpose: 'groupWelcome',
				filename: 'film.mp4',
				contentType: 'video/mp4',
				data,
			}).id;

		it('is refused without parts', async () => {
			const { error } = await wecom.run('media.download', { media_id: stored() });
			expect(error?.message).toContain('830002');
		});

		it('is put together from parts', async () => {
			const { items } = await wecom.run('media.download', {
				media_id: stored(),
				options: { fetchInParts: true },
			});
			expect(items[0]?.json).toEqual({
				media_id: expect.any(String),
				fileName: 'film.mp4',
				mimeType: 'video/mp4',
				bytes: data.length,
			});
			const received = Buffer.from(items[0]?.binary?.data?.data ?? '', 'base64');
			expect(received.equals(data)).toBe(true);
			expect(calls('download')).toBe(3);
		});
	});

	it('in parts of a small file takes one request', async () => {
		const { json } = await upload('file', fileOf('application/octet-stream', 100));
		const { items } = await wecom.run('media.download', {
			media_id: json[0]?.media_id as string,
			options: { fetchInParts: true },
		});
		expect(items[0]?.json).toMatchObject({ bytes: 100 });
		expect(calls('download')).toBe(1);
	});

	it('of an unknown file says so and gives no file', async () => {
		const { error, items } = await wecom.run('media.download', { media_id: 'nothing' });
		expect(error?.message).toContain('40007');
		expect(items).toEqual([]);
	});
});

describe('an upload from a URL', () => {
	const server = new RecordingServer();
	beforeAll(async () => await server.start());
	afterAll(async () => await server.stop());
	const data = Buffer.from('A price list of more than five bytes');
	beforeEach(() => {
		server.answering = () => ({ status: 206, headers: {}, bytes: data });
	});

	const md5 = createHash('md5').update(data).digest('hex');
	const run = async (fields: object = {}) =>
		await wecom.run('media.createUploadByUrl', {
			type: 'file',
			filename: 'list.pdf',
			url: `${server.credential.baseUrl}/list.pdf`,
			md5,
			...fields,
		});

	it('returns its jobid at once when nobody asked to wait', async () => {
		const { json } = await run();
		expect(json).toEqual([{ jobid: expect.any(String) }]);
		expect(calls('getUploadByUrlResult')).toBe(0);
	});

	it('waits for the media_id, which can be downloaded', async () => {
		const { json } = await run({ options: { waitSeconds: 3000 } });
		expect(json).toEqual([
			{
				jobid: expect.any(String),
				status: 2,
				detail: expect.objectContaining({ errcode: 0, media_id: expect.any(String) }),
			},
		]);
		const { media_id } = json[0]?.detail as { media_id: string };
		const { items } = await wecom.run('media.download', { media_id });
		expect(items[0]?.json).toMatchObject({ fileName: 'list.pdf', bytes: data.length });
	});

	it('says how far it is when the time is up', async () => {
		const { json } = await run({ options: { waitSeconds: 1 } });
		expect(json).toEqual([
			{ jobid: expect.any(String), status: 1, detail: { errcode: 0, errmsg: 'ok' } },
		]);
		expect(calls('getUploadByUrlResult')).toBe(1);
		const { jobid } = json[0] as { jobid: string };
		const later = await wecom.run('media.getUploadByUrlResult', { jobid });
		expect(later.json).toEqual([{ jobid, status: 1, detail: { errcode: 0, errmsg: 'ok' } }]);
	});

	it('fails with the code of the job when WeCom could not use the file', async () => {
		const { error } = await run({ md5: '0'.repeat(32), options: { waitSeconds: 3000 } });
		expect(error?.message).toContain('301019');
		expect(wecom.simulator.ledger.worked('media.createUploadByUrl')).toBe(1);
	});

	it('keeps its jobid when its result cannot be asked for', async () => {
		const fault = { kind: 'errcode', code: 48002 } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'media.getUploadByUrlResult' });
		const { json, error } = await run({ options: { waitSeconds: 60 } });
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{ jobid: expect.any(String), warning: expect.stringContaining('48002') },
		]);
	});

	it.each([
		['filename', 'File Name', 128],
		['url', 'URL', 1024],
		['md5', 'MD5', 32],
	])('takes a %s of so many bytes', async (field, label, most) => {
		const { error } = await run({ [field]: 'é'.repeat(most / 2) + 'x' });
		expect(error?.message).toBe(
			`${label} allows at most ${most} bytes, a Chinese character counting as 3 (got ${most + 1})`,
		);
	});
});
