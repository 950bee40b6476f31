import { isAsk, newAsk, prove, provenClick, traceOf } from '../../../wecom/ask/proof';
import { readCallbackSettings } from '../../../wecom/callback/settings';

function settingsOf(changes: Record<string, string> = {}) {
	const read = readCallbackSettings({
		corpId: 'wwexample0001',
		callbackToken: 'ExampleToken1',
		callbackSecretKey: 'a'.repeat(43),
		...changes,
	});
	if (!read.ok) throw new Error('bad settings');
	return read.settings;
}

const click = { ask: newAsk(), answer: 1, userid: 'member_a', responseCode: 'code_1' };
const question = { ask: click.ask, answer: 1 };
const settings = settingsOf();
const proven = prove(click, settings);

describe('a click that the trigger hands on', () => {
	it('is proven to whoever has the same callback settings', () => {
		expect(provenClick(question, proven, settingsOf())).toEqual(click);
		expect(provenClick(question, { ...proven, more: 1 }, settingsOf())).toEqual(click);
	});

	it.each([
		['another token', { callbackToken: 'ExampleToken2' }],
		['another EncodingAESKey', { callbackSecretKey: 'b'.repeat(43) }],
		['another company', { corpId: 'wwexample0002' }],
	])('is not proven to somebody with %s', (_what, changes) => {
		expect(provenClick(question, proven, settingsOf(changes))).toBeUndefined();
	});

	it.each([
		['somebody else', { ...proven, userid: 'member_b' }],
		['another code', { ...proven, responseCode: 'code_2' }],
		['nobody', { ...proven, userid: '' }],
		['a number', { ...proven, userid: 7 }],
		['no proof', { userid: 'member_a', responseCode: 'code_1' }],
		['an empty proof', { ...proven, proof: '' }],
		['a longer proof', { ...proven, proof: `${proven.proof}0` }],
		['a proof with other letters', { ...proven, proof: 'é'.repeat(32) }],
		['a list', [proven]],
		['a text', JSON.stringify(proven)],
		['nothing', undefined],
		['null', null],
	])('is not proven where the body names %s', (_what, body) => {
		expect(provenClick(question, body, settings)).toBeUndefined();
	});

	it.each([
		['nobody', { userid: '' }],
		['a member who is no text', { userid: 7 }],
		['a code that is no text', { responseCode: 7 }],
	])('is no click where it names %s, however well it is proven', (_what, change) => {
		const forged = prove({ ...click, ...change } as typeof click, settings);
		expect(provenClick(question, forged, settings)).toBeUndefined();
	});

	it('is proven alike by every version: n8n may run two of them while it is updated', () => {
		const fixed = { ask: 'AbCdEf0123456789-_wxyz', answer: 1, userid: 'member_a' };
		expect(prove({ ...fixed, responseCode: 'code_1' }, settings).proof).toBe(
			'84e14261e2060292fc95e9f336767289803d08003cc96d1e00da04fdbc3c02a4',
		);
	});

	it('is not proven for another question or answer', () => {
		expect(provenClick({ ...question, answer: 0 }, proven, settings)).toBeUndefined();
		expect(provenClick({ ...question, ask: newAsk() }, proven, settings)).toBeUndefined();
	});

	it('holds no secret', () => {
		expect(JSON.stringify(proven)).not.toMatch(/ExampleToken|aaaa/);
	});
});

describe('the random value of a question', () => {
	it('is another each time, and fits into an address', () => {
		const values = Array.from({ length: 100 }, newAsk);
		expect(new Set(values).size).toBe(100);
		for (const value of values) expect(value).toMatch(/^[\w-]{22}$/);
	});

	it('is known by its trace, which does not tell it', () => {
		const ask = newAsk();
		expect(traceOf(ask)).not.toContain(ask);
		expect(isAsk(ask, traceOf(ask))).toBe(true);
		for (const other of [newAsk(), '', traceOf(ask), undefined, [ask], 7]) {
			expect(isAsk(other, traceOf(ask))).toBe(false);
		}
	});
});
