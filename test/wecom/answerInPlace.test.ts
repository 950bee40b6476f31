import { whatCame } from '../../wecom/answerInPlace';
import { cpuTimeOf, timed } from '../../support/harness/cpuTime';

const REFUSAL = { errcode: 40007, errmsg: 'invalid media_id' };
const NAMED = { 'content-disposition': 'attachment; filename="a.json"' };
const kindOf = (text: string | Buffer, headers: Record<string, string> = {}) =>
	whatCame(Buffer.from(text), headers).kind;

describe('what comes where a file was asked for', () => {
	it('is a refusal, also with blanks before it and with more in it', () => {
		for (const text of [REFUSAL, { ...REFUSAL, hint: 'x' }].map((json) => JSON.stringify(json))) {
			expect(kindOf(text)).toBe('refusal');
			expect(kindOf(`\ufeff\n ${text}`)).toBe('refusal');
		}
		expect(whatCame(Buffer.from(JSON.stringify(REFUSAL)), {})).toEqual({
			kind: 'refusal',
			json: REFUSAL,
		});
	});

	it('is a refusal where a control character stands in its text, and a file where one is before it', () => {
		const text = '{"errcode":40007,"errmsg":"invalid \u0008 media_id"}';
		expect(kindOf(text)).toBe('refusal');
		expect(kindOf(`\u0001${text}`)).toBe('file');
	});

	it('is a refusal in spite of a name where it holds nothing but a code and a message', () => {
		expect(kindOf(JSON.stringify(REFUSAL), NAMED)).toBe('refusal');
	});

	it.each([
		{ ...REFUSAL, more: 1 },
		{ errcode: 0, errmsg: 'ok' },
		{ errcode: 1.5, errmsg: 'x' },
		{ errcode: 40007 },
		{ errcode: 40007, errmsg: 5 },
		{ data: 1 },
		[1],
	])('is a file with a name and other JSON in it: %j', (json) => {
		expect(kindOf(JSON.stringify(json), NAMED)).toBe('file');
	});

	it('is a page where it has no name and is empty, other JSON or a refusal that was cut off', () => {
		for (const text of ['', '{"a":1}', '{"errcode":40007,"errm', '{  "errmsg": "x']) {
			expect([text, kindOf(text)]).toEqual([text, 'page']);
		}
		expect(kindOf('x{"errcode":1')).toBe('file');
		expect(kindOf('{"errno":1')).toBe('file');
		expect(kindOf('[1]')).toBe('file');
		expect(kindOf('', NAMED)).toBe('file');
	});

	it.each(['text/html; charset=utf-8', 'application/xhtml+xml'])(
		'is a page by its type: %s',
		(type) => {
			expect(kindOf('x', { 'content-type': type })).toBe('page');
			expect(kindOf('x', { 'content-type': type, ...NAMED })).toBe('file');
		},
	);

	it.each([
		...['<!DOCTYPE html>', '<!doctype \n HTML>', '<html>', '<head>', '<body>', '<script>'],
		...['<meta x>', '<title>'],
	])('is a page by its first tag: %s', (tag) => {
		for (const before of ['', ' \n', '<?xml version="1.0"?>', '<!-- a > b --> <?xml?>\n']) {
			expect([before, kindOf(before + tag)]).toEqual([before, 'page']);
		}
		expect(kindOf(`x${tag}`)).toBe('file');
	});

	it('is a page behind comments, however many, each of which ends behind its beginning', () => {
		expect(kindOf(' <?xml version="1.0"?>\n<!-- a --><!-- b -->\n<html>')).toBe('page');
		expect(kindOf('<!--> a --><html>')).toBe('page');
		expect(kindOf('<!-- a -->x<html>')).toBe('file');
	});

	it.each([
		...['<svg>', '<htmlx>', '<?xml', '<?xml version="1.0"?><svg>', '<!-- a --><svg>'],
		...['<!-- <html>', '<!-- never closed <html>', 'GIF89a', '%PDF-1.7', 'plain text'],
	])('is a file that begins with %s', (text) => {
		expect(kindOf(text)).toBe('file');
	});

	it('is no refusal where it is longer than any', () => {
		const long = (length: number) =>
			JSON.stringify({ errcode: 1, errmsg: 'x'.repeat(length - 25) });
		expect(long(65_536)).toHaveLength(65_536);
		expect(kindOf(long(65_536))).toBe('refusal');
		expect(kindOf(long(65_537), NAMED)).toBe('file');
	});
});

timed.each(['<!---->', '<!-- ', '<?xml>', '<?xml ', ' ', '\n<!--a-->'])(
	'tells 64 KB of %j apart in a moment',
	(part) => {
		const text = part.repeat(65_536 / part.length);
		expect(cpuTimeOf(() => kindOf(`${text}x`))).toBeLessThan(500);
	},
);
