import {
	forOneWhoNotices,
	noticesEndedTokens,
	tellFailure,
	tellToken,
	withTokenListener,
} from '../../wecom/tokenUse';
import type { UsedToken } from '../../wecom/types';

const TOKEN = { token: 'token-1' } as unknown as UsedToken;

describe('request options', () => {
	it('are what they were, and bring word of the token', () => {
		const heard: UsedToken[] = [];
		const options = withTokenListener({ url: '/x' }, (token) => heard.push(token));
		expect(options.url).toBe('/x');
		expect(Object.keys(options)).toEqual(['url']);
		tellToken(options, TOKEN);
		expect(heard).toEqual([TOKEN]);
	});

	it('bring word to the listener of another copy of the package too', () => {
		const heard: unknown[] = [];
		const symbol = Symbol.for('n8n-nodes-wecom-customer-contact.onToken');
		tellToken({ [symbol]: (token: unknown) => heard.push(token) }, TOKEN);
		expect(heard).toEqual([TOKEN]);
	});

	it.each([{}, { onToken: () => undefined }])('are left alone where nobody listens', (options) => {
		expect(() => {
			tellToken(options, TOKEN);
		}).not.toThrow();
	});
});

describe('the fields of a credential', () => {
	it('say that the caller notices ended tokens, and bring word of a failure', () => {
		const heard: Error[] = [];
		const fields = forOneWhoNotices({ corpId: 'ww1' }, (error) => heard.push(error));
		expect(Object.keys(fields)).toEqual(['corpId']);
		expect(noticesEndedTokens(fields)).toBe(true);
		const error = new Error('no token');
		tellFailure(fields, error);
		expect(heard).toEqual([error]);
	});

	it('bring word to the caller of another copy of the package too', () => {
		const heard: unknown[] = [];
		const symbol = Symbol.for('n8n-nodes-wecom-customer-contact.onFailure');
		const fields = { [symbol]: (error: unknown) => heard.push(error) };
		expect(noticesEndedTokens(fields)).toBe(true);
		tellFailure(fields, new Error('x'));
		expect(heard).toHaveLength(1);
	});

	it('say nothing of it where they come from n8n itself', () => {
		expect(noticesEndedTokens({ corpId: 'ww1' })).toBe(false);
		expect(() => {
			tellFailure({ corpId: 'ww1' }, new Error('x'));
		}).not.toThrow();
	});
});
