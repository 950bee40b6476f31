import type { CredentialTestResult } from '../../support/n8n/types';
import { DEFAULT_LINE } from '../../support/n8n/versions';
import { credentialData, startSimulatedApp } from '../../support/playground/simulatedApp';
import type { SimulatorOptions } from '../../simulator';
import { e2eClient, e2eContext } from './support/context';
import { storeCredential } from './support/playground';

/** What the credential dialogue shows for a corp that behaves like this and data changed like this. */
async function testResult(
	options: SimulatorOptions,
	changes: Record<string, string> = {},
): Promise<CredentialTestResult> {
	const app = await startSimulatedApp(options);
	try {
		const credential = await storeCredential(app, changes);
		return await e2eClient().testCredential(credential, { ...credentialData(app), ...changes });
	} finally {
		await app.simulator.stop();
	}
}

describe('the credential test', () => {
	test('passes with the right corp id and secret', async () => {
		expect(await testResult({})).toMatchObject({ status: 'OK' });
	});

	test('names the secret when the secret is wrong, without repeating it', async () => {
		const secret = 'a-secret-that-is-wrong';
		const { status, message } = await testResult({}, { secret });
		expect(status).toBe('Error');
		expect(message).toMatch(/secret/i);
		expect(message).not.toContain(secret);
	});

	test('names the corp id when the corp id is wrong', async () => {
		const { status, message } = await testResult({}, { corpId: 'wwsomebodyelse00001' });
		expect(status).toBe('Error');
		expect(message).toMatch(/corp ?id/i);
	});

	test('names the trusted IP list and the address that is missing in it', async () => {
		const { status, message } = await testResult({ trustedIps: ['192.0.2.1'] });
		expect(status).toBe('Error');
		expect(message).toMatch(/trusted/i);
		expect(message).toMatch(/from the IP address (::ffff:)?127\.0\.0\.1/);
	});

	test('names the list of allowed apps when the app may not use Customer Contact', async () => {
		const apps = [{ name: 'main', secret: 'SIM-SECRET-not-listed', allowedEndpoints: [] }];
		const { status, message } = await testResult({ apps });
		expect(status).toBe('Error');
		expect(message).toContain('可调用接口的应用');
	});

	test('says that the address is wrong when nothing answers there', async () => {
		const { status, message } = await testResult({}, { baseUrl: 'http://127.0.0.1:9' });
		expect(status).toBe('Error');
		expect(message).toContain('WeCom could not be reached');
		expect(message).toContain('API Base URL');
	});

	test('says what is wrong with an address that has the path of the API in it', async () => {
		const { status, message } = await testResult({}, { baseUrl: 'http://127.0.0.1:9/cgi-bin' });
		expect(status).toBe('Error');
		expect(message).toContain('must end before /cgi-bin');
	});

	// n8n 1 restricts the HTTP Request node alone.
	(e2eContext().line === DEFAULT_LINE ? test : test.skip)(
		'says in the words of n8n that the host is not among the allowed ones',
		async () => {
			const { status, message } = await testResult(
				{},
				{ allowedHttpRequestDomains: 'domains', allowedDomains: 'other.example.com' },
			);
			expect(status).toBe('Error');
			expect(message).toContain('Domain not allowed');
			expect(message).toContain('other.example.com');
		},
	);
});
