import { gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';

import { sharedTokens } from '../../../../wecom/token';
import { RecordingServer, type Answer } from '../../../../support/harness/recordingServer';
import { runNode } from '../../../../support/harness/runNode';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	// A turn of the event loop, so that answers can come while somebody waits for them.
	sleep: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
beforeEach(() => {
	sharedTokens.clear();
	server.take();
});

const data = Buffer.from('the bytes of the file');
const answer = (headers: Record<string, string>, bytes: Buffer = data, status = 200): Answer => ({
	status,
	headers,
	bytes,
});
/** A header with the bytes of a text as they are, the way Node.js sends and gives them. */
const raw = (text: string, bytes = Buffer.from(text)) => bytes.toString('latin1');

async function download(...answers: Answer[]) {
	return await downloadWith({}, ...answers);
}

async function downloadWith(options: INodeParameters, ...answers: Answer[]) {
	let asked = 0;
	server.answering = () => answers[Math.min(asked++, answers.length - 1)] ?? {};
	const { items, error } = await runNode({
		credential: server.credential,
		parameters: {
			resource: 'media',
			operation: 'download',
			media_id: 'media-1',
			binaryPropertyName: 'data',
			options,
		},
	});
	return { item: items[0], error, asked };
}

/** Content-Disposition as servers write it, with the name that a file gets and its extension, if it has one. */
const NAMES: Array<[header: string, name: string | undefined, extension?: string]> = [
	['attachment; filename="price-list.pdf"', 'price-list.pdf', 'pdf'],
	['attachment; filename=price-list.pdf', 'price-list.pdf', 'pdf'],
	['attachment;filename=price-list.pdf;size=12', 'price-list.pdf', 'pdf'],
	['ATTACHMENT; FileName="A.PDF"', 'A.PDF', 'PDF'],
	['filename="no type.pdf"', 'no type.pdf', 'pdf'],
	['attachment; filename="a;b c.pdf"', 'a;b c.pdf', 'pdf'],
	['attachment; filename="a;filename=evil.exe;b.pdf"', 'a;filename=evil.exe;b.pdf', 'pdf'],
	['attachment; filename="a \\"b\\" c.pdf"', "a 'b' c.pdf", 'pdf'],
	['attachment; filename="a, b=c.pdf"; size=1', 'a, b=c.pdf', 'pdf'],
	['attachment; filename="unfinished.pdf', 'unfinished.pdf', 'pdf'],
	['attachment; x=";filename=evil.exe"; filename=good.pdf', 'good.pdf', 'pdf'],
	[raw('attachment; filename="测试.xlsx"'), '测试.xlsx', 'xlsx'],
	[raw('attachment; filename=测试.xlsx'), '测试.xlsx', 'xlsx'],
	[
		raw('', Buffer.from('attachment; filename="\xb2\xe2\xca\xd4.xlsx"', 'latin1')),
		'测试.xlsx',
		'xlsx',
	],
	['attachment; filename="\xe9t\xe9.pdf"', 'été.pdf', 'pdf'],
	['attachment; filename="%E5%90%88.pdf"', '合.pdf', 'pdf'],
	['attachment; filename="100%.pdf"', '100%.pdf', 'pdf'],
	["attachment; filename*=UTF-8''%E5%90%88.pdf", '合.pdf', 'pdf'],
	["attachment; filename*=utf-8'zh-CN'%E5%90%88.pdf", '合.pdf', 'pdf'],
	['attachment; filename*="UTF-8\'\'%E5%90%88.pdf"', '合.pdf', 'pdf'],
	["attachment; filename*=GBK''%BA%CF.pdf", '合.pdf', 'pdf'],
	["attachment; filename*=iso-8859-1''%E9t%E9.pdf", 'été.pdf', 'pdf'],
	['attachment; filename*=%E5%90%88.pdf', '合.pdf', 'pdf'],
	["attachment; filename*=UTF-8''100%2525.pdf", '100%25.pdf', 'pdf'],
	['attachment; filename="plain.pdf"; filename*=UTF-8\'\'%E5%90%88.pdf', '合.pdf', 'pdf'],
	["attachment; filename*=UTF-8''%E5%90%88.pdf; filename=plain.pdf", '合.pdf', 'pdf'],
	["attachment; filename*=UTF-8''%E5%9.pdf; filename=plain.pdf", 'plain.pdf', 'pdf'],
	["attachment; filename*=x-none''%E5%90.pdf; filename=plain.pdf", 'plain.pdf', 'pdf'],
	["attachment; filename*=UTF-8''%E5%90.pdf; filename=plain.pdf", 'plain.pdf', 'pdf'],
	['attachment; filename="../../../etc/cron.d/x"', 'x'],
	["attachment; filename*=UTF-8''..%2f..%2fetc%2fpasswd", 'passwd'],
	['attachment; filename="..%2f..%2fetc%2fpasswd"', 'passwd'],
	[raw('attachment; filename="C:\\dir\\报价.pdf"'), '报价.pdf', 'pdf'],
	['attachment; filename="C:\\dir\\a.pdf"', 'a.pdf', 'pdf'],
	['attachment; filename="\\\\server\\share\\a.pdf"', 'a.pdf', 'pdf'],
	['attachment; filename="/etc/passwd"', 'passwd'],
	['attachment; filename=".."', undefined],
	['attachment; filename="/"', undefined],
	["attachment; filename*=UTF-8''a%00b%0d%0ac.pdf", 'abc.pdf', 'pdf'],
	["attachment; filename*=UTF-8''a%E2%80%AEfdp.exe", 'afdp.exe', 'exe'],
	['attachment; filename="a:b|c?d*e<f>.pdf"', 'a_b_c_d_e_f_.pdf', 'pdf'],
	['attachment; filename="CON.txt"', 'CON_.txt', 'txt'],
	['attachment; filename="nul"', 'nul_'],
	['attachment; filename="a.pdf. ."', 'a.pdf', 'pdf'],
	['attachment; filename="constructor"', 'constructor'],
	['attachment; filename="__proto__.constructor"', '__proto__.constructor', 'constructor'],
	[`attachment; filename="${'x'.repeat(400)}.pdf"`, `${'x'.repeat(251)}.pdf`, 'pdf'],
	['attachment; filename=""', undefined],
	['attachment; filename', undefined],
	['attachment; filename=', undefined],
	['attachment', undefined],
	['inline', undefined],
	[';;;=;"', undefined],
];

describe(`each of ${NAMES.length} headers`, () => {
	it.each(NAMES.map(([header, name, extension = 'bin']) => [header, name, extension] as const))(
		'%j',
		async (header, name, extension) => {
			const type = 'application/octet-stream';
			const { item, error } = await download(
				answer({ 'content-disposition': header, 'content-type': type }),
			);
			expect(error).toBeUndefined();
			const { fileName, fileExtension, directory } = item?.binary?.data ?? {};
			expect(fileName).toBe(name);
			expect(item?.json.fileName).toBe(name);
			expect(fileExtension).toBe(extension);
			expect(directory).toBeUndefined();
		},
	);
});

describe('what comes in place of a file', () => {
	const refusal = (code: number): Buffer =>
		Buffer.from(`{"errcode":${code},"errmsg":"from a test"}`);
	const named = { 'content-disposition': 'attachment; filename="a.json"' };

	it.each<[string, Record<string, string>, Buffer]>([
		['with a name', named, refusal(40007)],
		[
			'with a name and the type of a file',
			{ ...named, 'content-type': 'application/octet-stream' },
			refusal(40007),
		],
		['behind blanks', {}, Buffer.concat([Buffer.from('\r\n  \t'), refusal(40007)])],
		['behind a byte order mark', {}, Buffer.concat([Buffer.from('\ufeff'), refusal(40007)])],
		['behind blanks and with a name', named, Buffer.concat([Buffer.from(' '), refusal(40007)])],
		[
			'with a line break that nobody has escaped',
			named,
			Buffer.from('{"errcode":40007,"errmsg":"from\na test"}'),
		],
		['whose code is a text', named, Buffer.from('{"errcode":"40007","errmsg":"from a test"}')],
		['with more fields', {}, Buffer.from('{"errcode":40007,"errmsg":"no","type":"x"}')],
		['with an empty Content-Disposition', { 'content-disposition': 'attachment' }, refusal(40007)],
	])('is an error: a refusal %s', async (_what, headers, bytes) => {
		const { item, error, asked } = await download(answer(headers, bytes));
		expect(error?.message).toContain('40007');
		expect(item).toBeUndefined();
		expect(asked).toBe(1);
	});

	it.each([40014, 42001])('gets a new token when the refusal is %d', async (code) => {
		const { item, error, asked } = await download(
			answer({ ...named }, refusal(code)),
			answer({ 'content-disposition': 'attachment; filename="a.pdf"' }),
		);
		expect(error).toBeUndefined();
		expect(item?.json).toMatchObject({ fileName: 'a.pdf', bytes: data.length });
		expect(asked).toBe(2);
	});

	const html = { 'content-type': 'text/html; charset=utf-8' };
	it.each<[string, Record<string, string>, string]>([
		['by its type', html, 'Please log in'],
		['by its first tag', { 'content-type': 'application/octet-stream' }, '<!DOCTYPE html><html>'],
		['without a type', {}, '\n<!-- a proxy -->\n<HTML><body>log in</body>'],
		['behind an XML declaration', {}, '<?xml version="1.0"?>\n<html xmlns="x">'],
		[
			'whose Content-Disposition has no name',
			{ ...html, 'content-disposition': 'inline' },
			'<html>',
		],
	])('is an error: a page of a proxy, %s', async (_what, headers, page) => {
		const { item, error } = await download(answer(headers, Buffer.from(page)));
		expect(error?.message).toBe('Unexpected response, probably not from WeCom');
		expect(item).toBeUndefined();
	});

	it.each(['', '{"message":"no route"}', '{"errcode":0,"errmsg":"ok"}', '{"errcode":40007,"errm'])(
		'is an error: %j without a name',
		async (text) => {
			const { item, error } = await download(answer({}, Buffer.from(text)));
			expect(error?.message).toBe('Unexpected response, probably not from WeCom');
			expect(item).toBeUndefined();
		},
	);

	it.each<[string, Record<string, string>, string]>([
		[
			'a page that was uploaded',
			{ ...html, 'content-disposition': 'attachment; filename="a.html"' },
			'<html>',
		],
		['JSON that was uploaded', named, '{"a":1}'],
		['JSON with a code among other things', named, '{"errcode":40007,"errmsg":"x","at":"y"}'],
		['JSON that says that all is well', named, '{"errcode":0,"errmsg":"ok"}'],
		['a text without a name', { 'content-type': 'text/plain' }, 'a text'],
	])('is a file: %s', async (_what, headers, text) => {
		const { item, error } = await download(answer(headers, Buffer.from(text)));
		expect(error).toBeUndefined();
		expect(item?.json.bytes).toBe(text.length);
	});
});

describe('the type of a download', () => {
	it.each([
		['image/png', 'image/png'],
		['IMAGE/PNG; charset=x', 'image/png'],
		['not a type', 'application/pdf'],
		['constructor', 'application/pdf'],
	])('%j is kept as %s', async (type, expected) => {
		const { item } = await download(
			answer({ 'content-disposition': 'attachment; filename="a.pdf"', 'content-type': type }),
		);
		expect(item?.binary?.data?.mimeType).toBe(expected);
	});
});

describe('a download of more than any file of WeCom has', () => {
	const named = { 'content-disposition': 'attachment; filename="a.bin"' };
	const message = 'The file is larger than 200 MB (209715200 bytes)';

	it('is given up on the way, however small it was made for it', async () => {
		const bytes = gzipSync(Buffer.alloc(201 * 1024 * 1024), { level: 1 });
		const { error, item, asked } = await download(
			answer({ ...named, 'content-encoding': 'gzip' }, bytes),
		);
		expect(error?.message).toBe(message);
		expect([item, asked]).toEqual([undefined, 1]);
	});

	it('is given up after its first part says how large it is', async () => {
		const range = `bytes 0-${data.length - 1}/300000000`;
		const { error, item, asked } = await downloadWith(
			{ fetchInParts: true },
			answer({ ...named, 'content-range': range }, data, 206),
		);
		expect(error?.message).toBe(message);
		expect([item, asked]).toEqual([undefined, 1]);
	});
});
