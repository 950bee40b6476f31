import { fileNameOf } from '../../wecom/contentDisposition';

const bytes = (text: string) => Buffer.from(text).toString('latin1');

describe('the file name of a Content-Disposition', () => {
	it.each<[string | undefined, string | undefined]>([
		['attachment; filename=a.pdf', 'a.pdf'],
		['attachment; filename = "a b.pdf" ; size=1', 'a b.pdf'],
		['attachment; filename= a b.pdf ;size=1', 'a b.pdf'],
		['attachment;FileName="a.pdf"', 'a.pdf'],
		['filename=a.pdf', 'a.pdf'],
		['filename="a.pdf"', 'a.pdf'],
		['inline; x=1; filename="a;b.pdf"', 'a;b.pdf'],
		['attachment; filename="a.pdf', 'a.pdf'],
		['attachment; filename="a\\"b\\\\c.pdf"', 'c.pdf'],
		['attachment; filename="a\\"b.pdf"', "a'b.pdf"],
		['attachment; filename="C:\\new\\a.pdf"', 'a.pdf'],
		['attachment; filename="a.pdf"; filename="b.pdf"', 'a.pdf'],
		['attachment;  filename\t =  "a.pdf"', 'a.pdf'],
		[';filename=a.pdf', 'a.pdf'],
		['filename=a.pdf; filename=b.pdf', 'a.pdf'],
		["attachment; x!#$%&'*+.^_`|~-1=y; filename=a.pdf", 'a.pdf'],
		['attachment; x=filename=b.pdf; filename=a.pdf', 'a.pdf'],
		['attachment; xfilename="a.pdf"', undefined],
		['attachment filename; x', undefined],
		['attachment; filename=""', undefined],
		['attachment', undefined],
		['', undefined],
		[undefined, undefined],
		['attachment; filename=con.txt', 'con_.txt'],
		['attachment; filename="a%20b.pdf"', 'a b.pdf'],
		['attachment; filename="100%.pdf"', '100%.pdf'],
	])('is read: %j', (header, name) => {
		expect(fileNameOf(header)).toBe(name);
	});

	it('is in UTF-8 or GB 18030 where its bytes are no ASCII, or has been decoded before', () => {
		expect(fileNameOf(`attachment; filename="${bytes('合同.pdf')}"`)).toBe('合同.pdf');
		expect(fileNameOf('attachment; filename="\xba\xcf\xcd\xac.pdf"')).toBe('合同.pdf');
		expect(fileNameOf('attachment; filename="合同\xe4.pdf"')).toBe('合同\xe4.pdf');
		expect(fileNameOf('attachment; filename="a\xff.pdf"')).toBe('a\xff.pdf');
	});

	it.each<[string, string | undefined]>([
		["filename*=UTF-8''%E5%90%88.pdf", '合.pdf'],
		["filename*=utf-8'zh-CN'%e5%90%88.pdf", '合.pdf'],
		['filename*="UTF-8\'\'%E5%90%88.pdf"', '合.pdf'],
		['filename*=%E5%90%88.pdf', '合.pdf'],
		["filename*=''%E5%90%88.pdf", '合.pdf'],
		["filename*=gb18030''%BA%CF.pdf", '合.pdf'],
		["filename*=iso-8859-1''%E4.pdf", 'ä.pdf'],
		["filename*=UTF-8''plain.pdf", 'plain.pdf'],
		[`filename*=UTF-8''${bytes('合')}.pdf`, '合.pdf'],
		["filename*=UTF-8''合.pdf", '合.pdf'],
		["filename*=UTF-8''\xba\xcf.pdf", '合.pdf'],
		["filename*=utf-16le''%41%00%42%00 ; size=1", 'AB'],
		["filename*=UTF-8''it's %41.pdf", "it's A.pdf"],
		["filename*=UTF-8''a\n%41.pdf", 'aA.pdf'],
		["filename*=UTF-8''a%4.pdf", undefined],
		["filename*=UTF-8''%E5%90%88\xe4.pdf", undefined],
		["filename*=UTF-8''%E5.pdf", undefined],
		["filename*=nothing''%E5%90%88.pdf", undefined],
		["filename*=UTF-8''100%.pdf", undefined],
		["filename*=UTF-8''%zz%41.pdf", undefined],
	])('is extended: %j', (parameter, name) => {
		expect(fileNameOf(`attachment; ${parameter}`)).toBe(name);
	});

	it('is the extended one of both, where that can be read', () => {
		const both = (extended: string) => `attachment; filename="x.txt"; filename*=${extended}`;
		expect(fileNameOf(both("UTF-8''y.txt"))).toBe('y.txt');
		expect(fileNameOf(both("UTF-8''%zz"))).toBe('x.txt');
		expect(fileNameOf(both(''))).toBe('x.txt');
	});
});
