import { expectNoSecrets } from '../../../support/harness/secrets';

const credential = {
	corpId: 'wwexamplecorp0001',
	secret: 'VERY-HIDDEN',
	baseUrl: 'https://api.example.com',
};

describe('the check that every run of the node goes through', () => {
	it.each([
		['an output item', { json: { url: 'https://api.example.com?corpsecret=VERY-HIDDEN' } }],
		[
			'the cause of an error',
			new Error('refused', { cause: { config: { params: ['VERY-HIDDEN'] } } }),
		],
		['a message', new Error('bad VERY-HIDDEN')],
	])('finds a secret in %s', (_name, record) => {
		expect(() => expectNoSecrets(credential, record)).toThrow('The secret stands in');
	});

	it('lets everything else pass', () => {
		expect(() =>
			expectNoSecrets(credential, { json: { corpId: credential.corpId } }),
		).not.toThrow();
	});
});
