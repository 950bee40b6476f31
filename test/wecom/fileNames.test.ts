import fc from 'fast-check';

import { parseMultipart } from '../../simulator/http/multipart';
import { fileNameOf } from '../../wecom/contentDisposition';
import { multipartBody } from '../../wecom/multipart';
import { timed } from '../../support/harness/cpuTime';
import { uploadName } from '../../wecom/uploadName';

/** Texts with more of what ends a header, a quotation or a folder than chance would bring. */
const texts = fc
	.array(
		fc.oneof(
			fc.string({ unit: 'binary', maxLength: 8 }),
			fc.constantFrom(
				...['"', '\\', '/', '\r\n', '\0', ';', '%', '%22', '%0D%0A', '%2F', "'", '..', '.', ' '],
				...[
					'合同',
					'报价 2026',
					'.pdf',
					'.PNG',
					'\u202e',
					'\ufeff',
					'\u2028',
					'😀',
					'filename=',
					'*=',
				],
			),
		),
		{ maxLength: 12 },
	)
	.map((parts) => parts.join(''));

const file = (data = Buffer.from('\r\n--bytes--\r\n')) => ({ data, mimeType: 'application/pdf' });
/** What no name of a file may hold: control characters, separators, a quotation mark, half characters. */
const FORBIDDEN = /[\p{Cc}\p{Cs}"/\\\u2028-\u202e\u2066-\u2069]/u;

describe('a multipart body', () => {
	it('holds one file with its bytes and a name that ends nothing, whatever it is called', () => {
		fc.assert(
			fc.property(texts, texts, (filename, mimeType) => {
				const { data } = file();
				const { body, contentType } = multipartBody('media', { data, filename, mimeType });
				const { files, fields } = parseMultipart(contentType, body);
				expect(fields).toEqual({});
				expect(files).toHaveLength(1);
				expect(files[0]?.data.equals(data)).toBe(true);
				expect(files[0]?.declaredLength).toBe(data.length);
				expect(files[0]?.filename).not.toMatch(FORBIDDEN);
				expect(files[0]?.filename).not.toBe('');
				expect(files[0]?.contentType).toMatch(/^[\x21-\x7e]+\/[\x21-\x7e]+$/);
				const [head = ''] = body.toString('utf8').split('\r\n\r\n');
				expect(head.split('\r\n')).toHaveLength(3);
			}),
			{ numRuns: 2000 },
		);
	});

	it('is read by another reader as by the simulator', async () => {
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				const filename = uploadName({ names: [text, 'data'], mustMatch: false, ...file() });
				// The reader of browsers takes these for escapes, which no other does.
				fc.pre(!/%(?:22|0a|0d)/i.test(filename));
				const { body, contentType } = multipartBody('media', { filename, ...file() });
				const headers = { 'content-type': contentType };
				// Which takes no parameter but the two of browsers.
				const known = body.toString('latin1').replace(/; filelength=\d+\r\n/, '\r\n');
				const form = await new Response(Buffer.from(known, 'latin1'), { headers }).formData();
				const media = form.get('media') as unknown as { name: string; size: number };
				expect(media.name).toBe(filename);
				expect(media.size).toBe(file().data.length);
				expect(parseMultipart(contentType, body).files[0]?.filename).toBe(filename);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('the name of an upload', () => {
	timed.each(['.', ' ', '.a', '%', '"', '/', '\\', '%2e', '\u202e'])(
		'is made of half a million of %j without trying them again and again',
		(part) => {
			const before = process.cpuUsage();
			uploadName({ names: [`${part.repeat(500_000)}x`, 'data'], mustMatch: false, ...file() });
			expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
		},
	);

	const endings = fc.constantFrom(undefined, '', 'PDF', '.xlsx', 'do', '0', '__proto__', '合');

	it('is always one with an ending, of at most 255 bytes, and stays what it is', () => {
		fc.assert(
			fc.property(texts, fc.nat(300), endings, (text, times, fileExtension) => {
				const known = { mustMatch: false, ...file(), fileExtension };
				const name = uploadName({ names: [text + 'x'.repeat(times), 'data'], ...known });
				expect(name).toMatch(/^.+\.[A-Za-z0-9]+$/su);
				expect(name).not.toMatch(FORBIDDEN);
				expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
				fc.pre(!name.includes('%'));
				expect(uploadName({ names: [name, 'data'], ...known })).toBe(name);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('the name in a Content-Disposition', () => {
	/** Names that every system takes and that thus come back as they were. */
	const plain = texts
		.map((text) => text.replace(/[^\p{L}\p{N}\p{Emoji_Presentation} ;,='()-]/gu, '').trim())
		.filter((text) => text !== '' && Buffer.byteLength(text) < 200)
		.map((text) => `名${text}.pdf`);
	const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
	const percent = (bytes: Buffer) =>
		[...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

	it.each<[string, (name: string) => string]>([
		[
			'as bytes in quotes',
			(name) => `attachment; filename=${quoted(Buffer.from(name).toString('latin1'))}`,
		],
		['as characters in quotes', (name) => `attachment; filename=${quoted(name)}; size=1`],
		['percent-encoded', (name) => `attachment; filename=${quoted(percent(Buffer.from(name)))}`],
		[
			'in the extended form',
			(name) => `attachment; filename*=UTF-8''${percent(Buffer.from(name))}`,
		],
		[
			'in the extended form in quotes',
			(name) => `inline;filename*="utf-8'zh'${percent(Buffer.from(name))}"`,
		],
		[
			'in UTF-16',
			(name) => `attachment; filename*=utf-16le''${percent(Buffer.from(name, 'utf16le'))}`,
		],
		[
			'in both forms',
			(name) => `attachment; filename="x.txt"; filename*=UTF-8''${percent(Buffer.from(name))}`,
		],
	])('comes back %s', (_how, header) => {
		fc.assert(
			fc.property(plain, (name) => {
				expect(fileNameOf(header(name))).toBe(name);
			}),
			{ numRuns: 500 },
		);
	});

	it('never has a folder or a control character, whatever the header', () => {
		fc.assert(
			fc.property(texts, texts, (before, text) => {
				for (const header of [text, `${before}; filename="${text}`, `a; filename*=${text}`]) {
					const name = fileNameOf(header) ?? 'x';
					expect(name).not.toMatch(FORBIDDEN);
					expect(name).not.toMatch(/^\.*$|[<>:|?*]|[. ]$/);
					expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
