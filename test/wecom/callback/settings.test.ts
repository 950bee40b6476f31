import { readCallbackSettings } from '../../../wecom/callback/settings';
import { testVectors } from './contract';

const { token, encodingAESKey, corpid } = testVectors.credentials;
const good = { corpId: corpid, callbackToken: token, callbackSecretKey: encodingAESKey };

describe('the callback settings of a credential', () => {
	it('are corp id, token and key', () => {
		const result = readCallbackSettings(good);
		expect(result.ok && result.settings).toMatchObject({ corpId: corpid, token });
		expect(result.ok && result.settings.key.key).toHaveLength(32);
	});

	it('may have a token of 1 to 32 letters and digits', () => {
		for (const callbackToken of ['a', 'A1'.repeat(16)]) {
			expect(readCallbackSettings({ ...good, callbackToken }).ok).toBe(true);
		}
	});

	it('name everything that is missing at once', () => {
		expect(readCallbackSettings({})).toEqual({
			ok: false,
			faults: [
				{ field: 'corpId', fault: 'missing', length: 0 },
				{ field: 'callbackToken', fault: 'missing', length: 0 },
				{ field: 'callbackSecretKey', fault: 'missing', length: 0 },
			],
		});
	});

	it.each([
		['corpId', `${corpid} `],
		['corpId', ` ${corpid}`],
		['callbackToken', 'a'.repeat(33)],
		['callbackToken', 'with space'],
		['callbackToken', 'a-b'],
		['callbackSecretKey', encodingAESKey.slice(1)],
		['callbackSecretKey', `${encodingAESKey.slice(1)}+`],
	] as const)('refuse a %s of another form, without repeating it', (field, value) => {
		const result = readCallbackSettings({ ...good, [field]: value });
		expect(result).toEqual({
			ok: false,
			faults: [{ field, fault: 'malformed', length: value.length }],
		});
		expect(JSON.stringify(result)).not.toContain(value);
	});

	it('treat a value that is no text as missing', () => {
		expect(readCallbackSettings({ ...good, callbackToken: ['a'] })).toEqual({
			ok: false,
			faults: [{ field: 'callbackToken', fault: 'missing', length: 0 }],
		});
	});
});
