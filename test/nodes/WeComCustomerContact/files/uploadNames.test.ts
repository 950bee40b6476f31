import type { IBinaryData, INodeParameters } from 'n8n-workflow';

import { parseMultipart } from '../../../../simulator/http/multipart';
import { RecordingServer, type RecordedRequest } from '../../../../support/harness/recordingServer';
import { runNode } from '../../../../support/harness/runNode';
import { sampleFile } from '../../../../support/harness/sampleFile';

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
beforeEach(() => {
	server.take();
	server.answering = () => ({ errcode: 0, errmsg: 'ok', media_id: 'media-1', url: 'https://a/b' });
});

const bytes = {
	png: sampleFile({ filename: 'x', content_type: 'image/png', filelength: 100 }).data,
	jpg: sampleFile({ filename: 'x', content_type: 'image/jpg', filelength: 100 }).data,
	mp4: sampleFile({ filename: 'x', content_type: 'video/mp4', filelength: 100 }).data,
	amr: sampleFile({ filename: 'x', content_type: 'voice/amr', filelength: 100 }).data,
	pdf: Buffer.from('%PDF-1.7 and more').toString('base64'),
	zip: Buffer.from('PK\x03\x04 any archive').toString('base64'),
	sheet: Buffer.from('PK\x03\x04 xl/workbook.xml and more').toString('base64'),
	text: Buffer.from('a line of text').toString('base64'),
	unknown: Buffer.from([0, 1, 2, 3, 0, 5, 6, 7]).toString('base64'),
};
type Bytes = keyof typeof bytes;

/** A file of an input item; whatever its type says, a Code node can leave parts out or put others in. */
const file = (data: Bytes, known: Partial<IBinaryData> = {}): IBinaryData => ({
	mimeType: 'application/octet-stream',
	...known,
	data: bytes[data],
});

/** The one file in the body of a request, as the simulator reads it. */
function received({ headers, body }: RecordedRequest) {
	const { files, fields } = parseMultipart(String(headers['content-type']), body);
	expect(fields).toEqual({});
	expect(files).toHaveLength(1);
	const [only] = files;
	if (!only) throw new Error('No file');
	expect(only.declaredLength).toBe(only.data.length);
	return only;
}

/** Uploads a file and gives the part of the request that holds it. */
async function upload(
	type: 'file' | 'image' | 'video' | 'voice',
	data: IBinaryData,
	more: INodeParameters = {},
	property = 'data',
) {
	const { error } = await runNode({
		credential: server.credential,
		parameters: {
			resource: 'media',
			operation: 'uploadTemporary',
			type,
			binaryPropertyName: property,
			...more,
		},
		input: [{ json: {}, binary: { [property]: data } }],
	});
	expect(error).toBeUndefined();
	const [request] = server.take();
	if (!request) throw new Error('Nothing was sent');
	return received(request);
}

const nameOf = async (...args: Parameters<typeof upload>) => (await upload(...args)).filename;

describe('the name of an upload without an ending', () => {
	it.each<[string, 'file' | 'image' | 'video' | 'voice', IBinaryData, string]>([
		[
			'a download that is a PNG',
			'image',
			file('png', { fileName: 'getimage', fileExtension: 'png', mimeType: 'image/png' }),
			'getimage.png',
		],
		['a PNG of which nothing else is known', 'image', file('png'), 'data.png'],
		[
			'a JPG that n8n calls jpeg',
			'image',
			file('jpg', { fileName: 'photo', fileExtension: 'jpeg', mimeType: 'image/jpeg' }),
			'photo.jpg',
		],
		['a film', 'video', file('mp4', { fileName: '展厅' }), '展厅.mp4'],
		['a voice', 'voice', file('amr', { fileName: 'hello' }), 'hello.amr'],
		[
			'a file of known ending',
			'file',
			file('unknown', { fileName: '考勤', fileExtension: 'xlsx' }),
			'考勤.xlsx',
		],
		[
			'an archive of known ending',
			'file',
			file('zip', { fileName: '考勤', fileExtension: 'xlsx' }),
			'考勤.xlsx',
		],
		['an Office file by its bytes alone', 'file', file('sheet', { fileName: '考勤' }), '考勤.xlsx'],
		[
			'bytes that contradict the ending kept with them',
			'file',
			file('pdf', { fileName: '合同', fileExtension: 'docx' }),
			'合同.pdf',
		],
		[
			'a file of known type',
			'file',
			file('unknown', { fileName: '报表', mimeType: 'application/vnd.ms-excel' }),
			'报表.xls',
		],
		[
			'a type with parameters',
			'file',
			file('text', { fileName: '名单', mimeType: 'text/csv; charset=utf-8' }),
			'名单.csv',
		],
		['a text', 'file', file('text', { fileName: 'README', mimeType: 'text/plain' }), 'README.txt'],
		[
			'bytes that are called a text for want of another type',
			'file',
			file('unknown', { mimeType: 'text/plain' }),
			'data.bin',
		],
		['an archive', 'file', file('zip', { fileName: '资料' }), '资料.zip'],
		['nothing known at all', 'file', file('unknown', { fileName: '考勤' }), '考勤.bin'],
		[
			'a number behind a dot',
			'file',
			file('pdf', { fileName: '报价 v2.0', fileExtension: '0' }),
			'报价 v2.0.pdf',
		],
		[
			'a name behind a dot',
			'file',
			file('pdf', { fileName: 'Dr.Wang', fileExtension: 'Wang' }),
			'Dr.Wang.pdf',
		],
		['a dot at the end', 'file', file('pdf', { fileName: '合同.' }), '合同.pdf'],
		['Chinese behind a dot', 'file', file('pdf', { fileName: '合同.最终版' }), '合同.最终版.pdf'],
		[
			'the address of a page',
			'file',
			file('pdf', { fileName: 'export.do', fileExtension: 'do' }),
			'export.pdf',
		],
		[
			'the address of a page, by its type',
			'file',
			file('unknown', {
				fileName: 'down.aspx',
				fileExtension: 'aspx',
				mimeType: 'application/vnd.ms-excel',
			}),
			'down.xls',
		],
		[
			'nothing before the dot',
			'file',
			file('pdf', { fileName: '.pdf', fileExtension: 'pdf' }),
			'data.pdf',
		],
	])('gets the one of %s', async (_what, type, data, expected) => {
		expect(await nameOf(type, data)).toBe(expected);
	});
});

describe('the ending of an upload', () => {
	it.each<[string, 'file' | 'image', Bytes, string]>([
		['照片.JPEG', 'image', 'jpg', '照片.JPEG'],
		['照片.jpg', 'image', 'jpg', '照片.jpg'],
		['照片.jfif', 'image', 'jpg', '照片.jpg'],
		['照片.webp', 'image', 'png', '照片.png'],
		['照片.jpg', 'image', 'png', '照片.png'],
		['getimage.php', 'image', 'png', 'getimage.png'],
		['v1.final', 'image', 'png', 'v1.final.png'],
		['合同.docx', 'file', 'pdf', '合同.docx'],
		['图纸.dwg', 'file', 'unknown', '图纸.dwg'],
		['设计.sketch', 'file', 'zip', '设计.sketch'],
		['备份.001', 'file', 'unknown', '备份.001'],
		['index.php', 'file', 'text', 'index.php'],
	])('of %s as %s with the bytes of %s makes it %s', async (fileName, type, data, expected) => {
		const fileExtension = fileName.split('.').pop();
		expect(await nameOf(type, file(data, { fileName, fileExtension }))).toBe(expected);
	});
});

/** Names as people, other nodes and attackers make them, with what customers see. */
const HOSTILE: Array<[string, string]> = [
	['%E5%90%88%E5%90%8C', '合同.pdf'],
	['%E5%90%88%E5%90%8C.pdf', '合同.pdf'],
	['%e5%90%88 2026.pdf', '合 2026.pdf'],
	['%E5%90.pdf', '%E5%90.pdf'],
	['100%.pdf', '100%.pdf'],
	['涨价 5%_2.pdf', '涨价 5%_2.pdf'],
	['报价"2026".pdf', "报价'2026'.pdf"],
	['%22x%22.pdf', "'x'.pdf"],
	['"', "'.pdf"],
	['a\r\nX-Evil: 1\r\n\r\nb.pdf', 'aX-Evil: 1b.pdf'],
	['a%0d%0aX-Evil: 1.pdf', 'aX-Evil: 1.pdf'],
	['a"; filename="evil.exe', "a'; filename='evil.exe"],
	['a\0b.pdf', 'ab.pdf'],
	['a%00.pdf', 'a.pdf'],
	['a\tb\x7f\x85.pdf', 'ab.pdf'],
	['../../../etc/passwd', 'passwd.pdf'],
	['..%2f..%2fetc%2fpasswd', 'passwd.pdf'],
	['C:\\Users\\me\\报价.pdf', '报价.pdf'],
	['folder/报价.pdf', '报价.pdf'],
	['folder/', 'folder.pdf'],
	['..', 'data.pdf'],
	['///', 'data.pdf'],
	['   ', 'data.pdf'],
	['', 'data.pdf'],
	['\r\n', 'data.pdf'],
	['报价\u202efdp.exe', '报价fdp.exe'],
	['\u2066报价\u2069.pdf', '报价.pdf'],
	['\ufeff报价.pdf', '报价.pdf'],
	['a\u2028b\u2029c.pdf', 'abc.pdf'],
	['\ud800报价.pdf', '报价.pdf'],
	['👨‍👩‍👧 2026.pdf', '👨‍👩‍👧 2026.pdf'],
	[' 报价.pdf ', '报价.pdf'],
	['报价.pdf...', '报价.pdf'],
	['constructor', 'constructor.pdf'],
	['x.constructor', 'x.constructor.pdf'],
	['x.__proto__', 'x.__proto__.pdf'],
	['toString', 'toString.pdf'],
	['{{ 1 }}.pdf', '{{ 1 }}.pdf'],
	["it's; a=b.pdf", "it's; a=b.pdf"],
	[`${'长'.repeat(200)}.pdf`, `${'长'.repeat(83)}.pdf`],
	['x'.repeat(400), `${'x'.repeat(251)}.pdf`],
	[`${'😀'.repeat(100)}.pdf`, `${'😀'.repeat(62)}.pdf`],
];

describe(`each of ${HOSTILE.length} odd names`, () => {
	it.each(HOSTILE)('%j reaches WeCom as %j', async (fileName, expected) => {
		const { filename, contentType } = await upload('file', file('pdf', { fileName }));
		expect(filename).toBe(expected);
		expect(contentType).toBe('application/octet-stream');
	});

	it.each(HOSTILE)('%j counts the same in the field File Name', async (fileName, expected) => {
		const data = file('pdf', { fileName: 'other' });
		const { filename } = await upload('file', data, { options: { fileName } });
		// A field that is empty, or nothing but folders, leaves the file its own name.
		expect(filename).toBe(expected === 'data.pdf' ? 'other.pdf' : expected);
	});
});

describe('the type in the header of the part', () => {
	it.each([
		'image/webp\r\nX-Evil: 1\r\n\r\ninjected',
		'image/webp\nX-Evil: 1',
		'image/png"; x',
		'image',
		'',
		'constructor',
		'image/webp; charset=\r\nX: 1',
		'\0/\0',
	])('%j stays one line', async (mimeType) => {
		const { error } = await runNode({
			credential: server.credential,
			parameters: { resource: 'media', operation: 'uploadImage' },
			input: [{ json: {}, binary: { data: file('unknown', { mimeType, fileName: 'a.xyz' }) } }],
		});
		expect(error).toBeUndefined();
		const [request] = server.take();
		if (!request) throw new Error('Nothing was sent');
		const { contentType, data } = received(request);
		expect(contentType).toMatch(/^(application\/octet-stream|image\/webp)$/);
		expect(data.toString('base64')).toBe(bytes.unknown);
		expect(request.body.toString('latin1')).not.toMatch(/^X-Evil|^X: 1/m);
	});

	it.each<['file' | 'image' | 'video' | 'voice', Bytes, string]>([
		['image', 'jpg', 'image/jpg'],
		['image', 'png', 'image/png'],
		['video', 'mp4', 'video/mp4'],
		['voice', 'amr', 'voice/amr'],
		['file', 'pdf', 'application/octet-stream'],
	])('of type %s with the bytes of %s is %s', async (type, data, expected) => {
		const { contentType } = await upload(type, file(data, { mimeType: 'x/y' }));
		expect(contentType).toBe(expected);
	});
});

describe('the field File Name', () => {
	it('takes an expression for each item', async () => {
		const { error } = await runNode({
			credential: server.credential,
			parameters: {
				resource: 'media',
				operation: 'uploadTemporary',
				type: 'file',
				binaryPropertyName: 'data',
				options: { fileName: '={{ $json.customer }} 报价' },
			},
			input: ['甲', '乙'].map((customer) => ({
				json: { customer },
				binary: { data: file('pdf', { fileName: 'x.pdf' }) },
			})),
		});
		expect(error).toBeUndefined();
		expect(
			server
				.take()
				.map((request) => received(request).filename)
				.sort(),
		).toEqual(['乙 报价.pdf', '甲 报价.pdf']);
	});

	it.each([
		['media', 'uploadAttachment', { attachment_type: 1, media_type: 'image' }],
		['media', 'uploadImage', {}],
	])('names the file of %s > %s', async (resource, operation, fields) => {
		const { error } = await runNode({
			credential: server.credential,
			parameters: { resource, operation, ...fields, options: { fileName: '海报' } },
			input: [{ json: {}, binary: { data: file('png', { fileName: 'x' }) } }],
		});
		expect(error).toBeUndefined();
		expect(server.take().map((request) => received(request).filename)).toEqual(['海报.png']);
	});

	it.each([
		[
			'an attachment',
			'welcomeMessage',
			'send',
			{
				welcome_code: 'c',
				attachments: {
					values: [
						{
							msgtype: 'file',
							source: 'binary',
							binaryPropertyName: 'data',
							fileName: '={{ $json.title }}',
						},
					],
				},
			},
		],
		[
			'a group welcome template',
			'groupWelcomeTemplate',
			'create',
			{
				contents: {
					file: { source: 'binary', binaryPropertyName: 'data', fileName: '={{ $json.title }}' },
				},
			},
		],
	])('names the file of %s', async (_what, resource, operation, fields) => {
		const { error } = await runNode({
			credential: server.credential,
			parameters: { resource, operation, ...fields },
			input: [{ json: { title: '价目表' }, binary: { data: file('pdf', { fileName: 'tmp123' }) } }],
		});
		expect(error).toBeUndefined();
		const [uploaded] = server.take();
		if (!uploaded) throw new Error('Nothing was sent');
		expect(received(uploaded).filename).toBe('价目表.pdf');
	});

	it.each([
		[{ $json: 1 }, 'File Name must be text (got {"$json":1})'],
		[['a.pdf'], 'File Name must be text (got ["a.pdf"])'],
	])('refuses %j before anything is sent', async (fileName, message) => {
		const { error } = await runNode({
			credential: server.credential,
			parameters: {
				resource: 'media',
				operation: 'uploadTemporary',
				type: 'file',
				binaryPropertyName: 'data',
				options: { fileName },
			},
			input: [{ json: {}, binary: { data: file('pdf') } }],
		});
		expect(error?.message).toBe(message);
		expect(server.take()).toEqual([]);
	});

	it('lifts no limit of size or format', async () => {
		const { error } = await runNode({
			credential: server.credential,
			parameters: {
				resource: 'media',
				operation: 'uploadTemporary',
				type: 'image',
				options: { fileName: 'a.png' },
			},
			input: [{ json: {}, binary: { data: file('pdf') } }],
		});
		expect(error?.message).toBe('Input Data Field Name "data" must be a file of type JPG or PNG');
		expect(server.take()).toEqual([]);
	});
});
