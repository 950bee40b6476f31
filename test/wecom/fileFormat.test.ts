import {
	cleanMimeType,
	endingFor,
	formatOf,
	isKnownEnding,
	isMediaEnding,
	isPageEnding,
	MAGIC,
} from '../../wecom/fileFormat';

const latin = (text: string) => Buffer.from(text, 'latin1');
const bmp = Buffer.concat([latin('BM'), Buffer.alloc(25)]);

/** The first bytes of a file of each format, the ending that it gets, and others that say nothing wrong. */
const FORMATS: Array<[ending: string, data: Buffer, others: string[]]> = [
	['jpg', latin('\xff\xd8\xff\xe0'), ['jpeg', 'jpe', 'jfif', 'pjpeg', 'pjp']],
	['png', latin('\x89PNG\r\n'), ['apng']],
	['gif', latin('GIF89a'), []],
	['webp', latin('RIFF\0\0\0\0WEBPVP8 '), []],
	['bmp', bmp, ['dib']],
	['heic', latin('\0\0\0\x18ftypheic'), ['heif']],
	['avif', latin('\0\0\0\x18ftypavif'), []],
	['mov', latin('\0\0\0\x18ftypqt  '), ['qt', 'mp4']],
	['m4a', latin('\0\0\0\x18ftypM4A '), ['mp4']],
	['mp4', latin('\0\0\0\x18ftypisom'), ['m4v', 'mov', 'm4a', '3gp', '3g2']],
	['amr', latin('#!AMR\n'), []],
	['mp3', latin('ID3\x03'), []],
	['wav', latin('RIFF\0\0\0\0WAVEfmt '), []],
	['pdf', latin('%PDF-1.7'), ['ai', 'caj']],
	['xlsx', latin('PK\x03\x04....xl/workbook.xml'), ['xlsm', 'xltx', 'xlam']],
	['docx', latin('PK\x03\x04....word/document.xml'), ['docm', 'dotx']],
	['pptx', latin('PK\x03\x04....ppt/presentation.xml'), ['pptm', 'ppsx', 'potx']],
	['rar', latin('Rar!\x1a\x07\0'), []],
	['7z', latin('7z\xbc\xaf\x27\x1c'), []],
];
const ARCHIVES: Array<[ending: string, data: Buffer]> = [
	['zip', latin('PK\x03\x04....readme.txt')],
	['gz', latin('\x1f\x8b\x08\0')],
];
const TEXT = latin('客户 hello');

describe('the bytes of a file', () => {
	it.each(FORMATS)('say that it is .%s', (ending, data, others) => {
		const format = formatOf(data);
		expect(format?.ending).toBe(ending);
		for (const other of [ending, ...others])
			expect([other, format?.agreesWith(other)]).toEqual([other, true]);
		for (const other of ['txt', '']) expect(format?.agreesWith(other)).toBe(false);
		expect(isKnownEnding(ending)).toBe(true);
		for (const other of others) expect([other, isKnownEnding(other)]).toEqual([other, true]);
	});

	it.each(FORMATS)('say nothing where the last one that tells .%s is missing', (_ending, data) => {
		const cut = data.subarray(0, data.length === 27 ? 26 : 2);
		expect(formatOf(cut)).toBeUndefined();
	});

	it.each(ARCHIVES)(
		'say nothing where they are an archive, of which other files are made: .%s',
		(_ending, data) => {
			expect(formatOf(data)).toBeUndefined();
		},
	);

	it('say nothing of texts, nor of those that begin as a picture does', () => {
		for (const text of [
			'',
			'hello',
			'BM is what it is called, and nothing but a text',
			'RIFF but no more',
			'xxxxWEBPWEBP',
			'xxxxWAVEWAVE',
		]) {
			expect(formatOf(latin(text))).toBeUndefined();
		}
	});

	it('count from where the format has its mark', () => {
		expect(MAGIC.MP4(latin('ftypisom'))).toBe(false);
		expect(MAGIC.WEBP(latin('....\0\0\0\0WEBP'))).toBe(false);
		expect(MAGIC.BMP(Buffer.concat([latin('XM'), Buffer.alloc(25)]))).toBe(false);
	});
});

describe('the ending that a file gets', () => {
	it('is that of its bytes, surely', () => {
		for (const [ending, data] of FORMATS) {
			expect(endingFor({ data, fileExtension: 'txt', mimeType: 'text/csv' })).toEqual({
				ending,
				sure: true,
			});
		}
	});

	it('else is that which n8n keeps, surely where people know it', () => {
		const of = (fileExtension: string, ofName?: string) =>
			endingFor({ data: TEXT, fileExtension, mimeType: 'text/csv' }, ofName);
		expect(of('.PSD')).toEqual({ ending: 'psd', sure: true });
		expect(of('abc')).toEqual({ ending: 'abc', sure: false });
		expect(of('bin')).toEqual({ ending: 'bin', sure: false });
		expect(of('a234567890')).toEqual({ ending: 'a234567890', sure: false });
		const byType = { ending: 'csv', sure: true };
		for (const none of ['', '123', 'a2345678901', 'a.b', 'a-', '-a', '合', 'php'])
			expect([none, of(none)]).toEqual([none, byType]);
		expect(of('psd', 'psd')).toEqual(byType);
		expect(endingFor({ data: TEXT, fileExtension: 5 as never, mimeType: 'text/csv' })).toEqual(
			byType,
		);
	});

	it.each([
		['image/jpeg', 'jpg'],
		['image/jpg', 'jpg'],
		['image/png', 'png'],
		['image/gif', 'gif'],
		['image/webp', 'webp'],
		['image/bmp', 'bmp'],
		['image/svg+xml', 'svg'],
		['image/tiff', 'tiff'],
		['image/heic', 'heic'],
		['voice/amr', 'amr'],
		['audio/amr', 'amr'],
		['audio/mpeg', 'mp3'],
		['audio/mp4', 'm4a'],
		['audio/wav', 'wav'],
		['audio/x-wav', 'wav'],
		['video/mp4', 'mp4'],
		['video/quicktime', 'mov'],
		['application/pdf', 'pdf'],
		['application/msword', 'doc'],
		['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
		['application/vnd.ms-excel', 'xls'],
		['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
		['application/vnd.ms-powerpoint', 'ppt'],
		['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
		['application/rtf', 'rtf'],
		['application/json', 'json'],
		['application/xml', 'xml'],
		['application/x-zip-compressed', 'zip'],
		['application/gzip', 'gz'],
		['application/vnd.rar', 'rar'],
		['application/x-rar-compressed', 'rar'],
		['application/x-7z-compressed', '7z'],
		['text/csv', 'csv'],
		['text/calendar', 'ics'],
		['text/markdown', 'md'],
		['text/vcard', 'vcf'],
		['text/xml', 'xml'],
	])('else is that of its type: %s', (mimeType, ending) => {
		expect(endingFor({ data: TEXT, mimeType })).toEqual({ ending, sure: true });
		expect(isKnownEnding(ending)).toBe(true);
	});

	it.each([
		['application/zip', 'zip'],
		['text/html', 'html'],
		['text/plain', 'txt'],
	])(
		'is a guess where the type is what a file gets when nobody knows better: %s',
		(mimeType, ending) => {
			expect(endingFor({ data: TEXT, mimeType })).toEqual({ ending, sure: false });
		},
	);

	it('is not that of a text where the file is none', () => {
		const binary = (at: number) => Buffer.concat([Buffer.alloc(at, 0x20), Buffer.from([0, 1])]);
		expect(endingFor({ data: binary(5), mimeType: 'text/plain' })).toBeUndefined();
		expect(endingFor({ data: binary(1023), mimeType: 'text/plain' })).toBeUndefined();
		expect(endingFor({ data: binary(1024), mimeType: 'text/plain' })?.ending).toBe('txt');
		expect(endingFor({ data: binary(5), mimeType: 'text/csv' })?.ending).toBe('csv');
	});

	it.each(ARCHIVES)('else is a guess by the bytes of an archive: .%s', (ending, data) => {
		expect(endingFor({ data })).toEqual({ ending, sure: false });
		expect(endingFor({ data, mimeType: 'application/octet-stream' })).toEqual({
			ending,
			sure: false,
		});
	});

	it('is not known of a file of which nothing is', () => {
		expect(endingFor({ data: TEXT })).toBeUndefined();
		expect(endingFor({ data: TEXT, mimeType: 'application/octet-stream' })).toBeUndefined();
		expect(endingFor({ data: TEXT, mimeType: 'constructor' })).toBeUndefined();
	});
});

describe('an ending', () => {
	const words = (text: string) => text.split(' ');

	it('is that of a picture, sound or film', () => {
		const media = words(
			'jpg jpeg jpe jfif pjpeg pjp png apng gif webp bmp dib heic heif avif tif tiff svg ico mp4 m4v mov qt m4a 3gp 3g2 avi wmv mkv flv webm amr mp3 wav ogg aac silk',
		);
		for (const ending of media) {
			expect([ending, isMediaEnding(ending), isKnownEnding(ending)]).toEqual([ending, true, true]);
		}
		expect(isMediaEnding('pdf')).toBe(false);
	});

	it('is that of a page', () => {
		for (const ending of words('action ashx asp aspx cgi do jsp jspx php')) {
			expect([ending, isPageEnding(ending)]).toEqual([ending, true]);
		}
		expect(isPageEnding('pdf')).toBe(false);
	});

	it('is one that people know a format by', () => {
		const known = words(
			'apk bak bin caj cer crt css dat db dmg doc dwg dxf eml eps epub et exe ics ini ipa iso jar js key log mm msg msi numbers odp ods odt ofd pages pem ppt psd py rp sketch sql tar ts ttf txt vsdx wps xls xmind yaml yml zip gz tgz pdf xlsx rtf md',
		);
		for (const ending of known) expect([ending, isKnownEnding(ending)]).toEqual([ending, true]);
		for (const ending of ['', 'wang', 'do', 'constructor', 'undefined']) {
			expect([ending, isKnownEnding(ending)]).toEqual([ending, false]);
		}
	});
});

describe('a MIME type', () => {
	it.each([
		['text/csv', 'text/csv'],
		[' Text/CSV ; charset=utf-8', 'text/csv'],
		["a!#$%&'*+.^`|~-_1/b", "a!#$%&'*+.^`|~-_1/b"],
		['text', undefined],
		['/csv', undefined],
		['text/', undefined],
		['text/csv/x', undefined],
		['a text/csv', undefined],
		['', undefined],
		[undefined, undefined],
		[['text/csv'], undefined],
	])('is cleaned: %j', (given, clean) => {
		expect(cleanMimeType(given)).toBe(clean);
	});
});
