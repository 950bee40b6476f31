import { uploadName, type NamedFile } from '../../wecom/uploadName';

const PNG = Buffer.from('\x89PNG\r\n', 'latin1');
const PDF = Buffer.from('%PDF-1.7');
const TEXT = Buffer.from('hello');

const named = (names: unknown[], more: Partial<NamedFile> = {}) =>
	uploadName({ names, mustMatch: false, data: TEXT, ...more });

describe('the name of an upload', () => {
	it('is the first that is a name', () => {
		expect(named(['报价.pdf', 'b.txt'])).toBe('报价.pdf');
		expect(named([undefined, '', 5, '..', 'b.txt'])).toBe('b.txt');
		expect(named([], { mimeType: 'text/csv' })).toBe('file.csv');
	});

	it('gets what stands before the dot from the next one where it is nothing but an ending', () => {
		expect(named(['.pdf', 'data.txt'])).toBe('data.pdf');
		expect(named(['.pdf'])).toBe('file.pdf');
	});

	it('gets the ending of the format where it has none, or one for nothing at all', () => {
		expect(named(['picture'], { data: PNG })).toBe('picture.png');
		expect(named(['list'], { mimeType: 'text/csv' })).toBe('list.csv');
		expect(named(['thing'])).toBe('thing.bin');
	});

	it('loses the ending of a page where the format is sure', () => {
		expect(named(['export.do'], { data: PDF })).toBe('export.pdf');
		expect(named(['export.PHP'], { data: PDF })).toBe('export.pdf');
		expect(named(['export.do'], { mimeType: 'text/html' })).toBe('export.do');
		expect(named(['export.do'])).toBe('export.do');
	});

	it('gets a second ending where nobody knows the first, and a sure one is known', () => {
		expect(named(['Dr.Wang'], { data: PDF })).toBe('Dr.Wang.pdf');
		expect(named(['Dr.Wang'], { mimeType: 'text/plain' })).toBe('Dr.Wang');
		expect(named(['Dr.Wang'])).toBe('Dr.Wang');
	});

	it('gets one behind a number even by a guess', () => {
		expect(named(['v1.20'], { mimeType: 'text/plain' })).toBe('v1.20.txt');
		expect(named(['v1.2a'], { mimeType: 'text/plain' })).toBe('v1.2a');
		expect(named(['v1.a2'], { mimeType: 'text/plain' })).toBe('v1.a2');
		expect(named(['v1.20'])).toBe('v1.20');
	});

	it('keeps an ending that contradicts the bytes where any file is taken', () => {
		expect(named(['a.txt'], { data: PNG })).toBe('a.txt');
	});

	it('gives way to the bytes where WeCom looks at the format', () => {
		const of = (name: string, data = PNG) => named([name], { data, mustMatch: true });
		expect(of('a.png')).toBe('a.png');
		expect(of('a.JPG')).toBe('a.png');
		expect(of('a.txt')).toBe('a.txt.png');
		expect(of('a.apng')).toBe('a.png');
		expect(of('a.txt', TEXT)).toBe('a.txt');
	});

	it.each(['jfif', 'jpe', 'pjp', 'pjpeg'])('is .jpg for WeCom rather than .%s', (ending) => {
		const data = Buffer.from('\xff\xd8\xff\xe0', 'latin1');
		expect(named([`a.${ending}`], { data, mustMatch: true })).toBe('a.jpg');
		expect(named(['a.jpeg'], { data, mustMatch: true })).toBe('a.jpeg');
		expect(named([`a.${ending}`], { data })).toBe(`a.${ending}`);
	});
});
