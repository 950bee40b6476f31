import {
	cleanFileName,
	joinName,
	portableFileName,
	safeFileName,
	splitName,
	withoutPercent,
} from '../../wecom/fileName';

describe('a name that came from outside', () => {
	it.each([
		['合同.pdf', '合同.pdf'],
		['/etc/报价.pdf', '报价.pdf'],
		['C:\\Users\\x\\报价.pdf', '报价.pdf'],
		['a/b\\', 'b'],
		['a/..', 'a'],
		['a/. .', 'a'],
		['..', undefined],
		['', undefined],
		[' . ', undefined],
		['///', undefined],
		['a\r\nb\0.txt', 'ab.txt'],
		['say "hi".txt', "say 'hi'.txt"],
		['  name.txt. . ', 'name.txt'],
		['.bashrc', '.bashrc'],
		['a.b.', 'a.b'],
		['\ud800a\udc00', 'a'],
		['invoice\u202efdp.exe', 'invoicefdp.exe'],
	])('is a name of a file and of nothing else: %j', (name, clean) => {
		expect(cleanFileName(name)).toBe(clean);
	});

	it.each([
		'\u0000',
		'\u001f',
		'\u007f',
		'\u009f',
		'\u00ad',
		'\u061c',
		'\u180e',
		'\u200b',
		'\u200e',
		'\u200f',
		'\u2028',
		'\u202e',
		'\u2060',
		'\u2069',
		'\ufeff',
	])('loses what nobody sees: %j', (unseen) => {
		expect(cleanFileName(`a${unseen}b${unseen}`)).toBe('ab');
	});

	it('keeps what joins characters that are seen', () => {
		expect(cleanFileName('👩\u200d👧.png')).toBe('👩\u200d👧.png');
	});

	it('is cut before its ending at 255 bytes, between characters', () => {
		expect(cleanFileName(`${'x'.repeat(251)}.pdf`)).toBe(`${'x'.repeat(251)}.pdf`);
		expect(cleanFileName(`${'x'.repeat(252)}.pdf`)).toBe(`${'x'.repeat(251)}.pdf`);
		expect(cleanFileName('😀'.repeat(100))).toBe('😀'.repeat(63));
		expect(cleanFileName(`${'a'.repeat(250)} . xyz.pdf`)).toBe(`${'a'.repeat(250)}.pdf`);
	});

	it('loses its percent-encoding where all of it is valid', () => {
		expect(safeFileName('%E5%90%88.pdf')).toBe('合.pdf');
		expect(safeFileName('100%.pdf')).toBe('100%.pdf');
		expect(safeFileName('..%2F..%2Fx.pdf')).toBe('x.pdf');
		expect(withoutPercent('a%20b')).toBe('a b');
		expect(withoutPercent('%zz')).toBe('%zz');
	});

	it.each([undefined, null, 5, {}, ['a.pdf']])('is none where it is no text: %j', (name) => {
		expect(safeFileName(name)).toBeUndefined();
	});
});

describe('a name that Windows takes too', () => {
	it.each([
		['a<b>c:d|e?f*g.txt', 'a_b_c_d_e_f_g.txt'],
		['con', 'con_'],
		['CON.txt', 'CON_.txt'],
		['prn', 'prn_'],
		['aux.h', 'aux_.h'],
		['nul', 'nul_'],
		['com1', 'com1_'],
		['lpt9.doc', 'lpt9_.doc'],
		['console.log', 'console.log'],
		['falcon', 'falcon'],
		['com', 'com'],
		['lptx', 'lptx'],
		['..', undefined],
	])('is made of %s', (name, portable) => {
		expect(portableFileName(name)).toBe(portable);
	});

	it('stays within 255 bytes', () => {
		expect(portableFileName(`con.${'x'.repeat(300)}`)).toHaveLength(255);
	});
});

describe('the ending of a name', () => {
	it.each([
		['a.pdf', 'a', 'pdf'],
		['a.tar.gz', 'a.tar', 'gz'],
		['.pdf', '', 'pdf'],
		['a', 'a', ''],
		['a.', 'a.', ''],
		['a.合', 'a.合', ''],
		['a.b c', 'a.b c', ''],
		['a.abcdefghij', 'a', 'abcdefghij'],
		['a.abcdefghijk', 'a.abcdefghijk', ''],
		['a\nb.pdf', 'a\nb', 'pdf'],
		['a.pdf\n', 'a.pdf\n', ''],
	])('stands behind the last dot: %j', (name, stem, ending) => {
		expect(splitName(name)).toEqual([stem, ending]);
	});

	it('is joined to a name', () => {
		expect(joinName('a', 'pdf')).toBe('a.pdf');
		expect(joinName('a', '')).toBe('a');
		expect(joinName('a ', 'pdf')).toBe('a .pdf');
	});

	it('is joined to a name that is trimmed only where it is cut', () => {
		const name = `${'x'.repeat(250)} `;
		expect(joinName(name, 'pdf')).toBe(`${name}.pdf`);
		expect(joinName(`${name}y`, 'pdf')).toBe(`${'x'.repeat(250)}.pdf`);
	});
});
