import { readJsonText } from '../../wecom/answerText';
import { cpuTimeOf, timed } from '../../support/harness/cpuTime';

const read = (text: string) => readJsonText(text);

it('leaves a text that is JSON as it is', () => {
	const text = '{"a":"\\u0008 \\ud83d \\\\ \\"","b":[1,null]}\n';
	expect(read(text)).toEqual({ value: JSON.parse(text) as unknown, repaired: false });
});

it.each(Array.from({ length: 32 }, (_, code) => [code]))(
	'takes the control character %i inside a text for itself, and beside the texts for a gap',
	(code) => {
		const char = String.fromCharCode(code);
		expect(read(`{${char}"a${char}":${char}"x${char}${char}y\\\\${char}\\"${char}"}`)).toEqual({
			value: { [`a${char}`]: `x${char}${char}y\\${char}"${char}` },
			repaired: true,
		});
	},
);

it.each([
	['\\q', '\\q'],
	['\\', '\\\u0008'],
	['\\u12', '\\u12'],
	['\\u00e9 \\u12g4', 'é \\u12g4'],
	['\\\\\\x', '\\\\x'],
])('takes a backslash that begins no escape for itself (%s)', (written, meant) => {
	const end = meant.endsWith('\u0008') ? '\u0008' : '';
	expect(read(`{"a":"${written}${end}"}`)?.value).toEqual({ a: meant });
});

it('reads behind byte order marks', () => {
	expect(read('\uFEFF\uFEFF \n{"a":1}')?.value).toEqual({ a: 1 });
});

it.each([
	'',
	' ',
	'<html>',
	'{"errcode":0,"errm',
	'{"a":"\u0008',
	'{"a":"b"c"}',
	"{'a':1}",
	'{"a":1,}',
	'[1\u00082]',
])('reads nothing in %j', (text) => {
	expect(read(text)).toBeUndefined();
});

timed('reads a long text in a moment', () => {
	const text = `{"a":"${'\u0008\\q'.repeat(300_000)}"}`;
	let value: unknown;
	expect(cpuTimeOf(() => (value = read(text)?.value))).toBeLessThan(2_000);
	expect((value as { a: string }).a).toHaveLength(900_000);
});
