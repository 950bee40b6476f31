import { startSimulatedApp } from '../../support/playground/simulatedApp';
import { invitation } from '../../tools/demo/invitation';

describe('what `npm start` says in the end', () => {
	const told = async () => {
		const app = await startSimulatedApp({ members: 1, customers: 1 });
		const owner = { email: 'owner@example.com', password: 'Example-0001' };
		const text = invitation(app, { url: 'http://127.0.0.1:5678', owner }, 'w1');
		await app.simulator.stop();
		return { app, text };
	};

	it('says where the editor is, and how to sign in', async () => {
		const { text } = await told();
		expect(text).toContain('http://127.0.0.1:5678/workflow/w1');
		expect(text).toContain('owner@example.com');
		expect(text).toContain('Example-0001');
	});

	it('gives every value of a further credential behind the label of its field', async () => {
		const { app, text } = await told();
		const { corpId, apps } = app.simulator.settings;
		const valueOf = (label: string) => new RegExp(`^ +${label} +(\\S+)$`, 'm').exec(text)?.[1];
		expect(valueOf('Corp ID')).toBe(corpId);
		expect(valueOf('Secret')).toBe(apps[0].secret);
		expect(valueOf('API Base URL')).toBe(app.simulator.baseUrl);
		expect(valueOf('Agent ID')).toBe(String(apps[0].agentId));
		expect(valueOf('Callback Token')).toBe(app.callback.token);
		expect(valueOf('EncodingAESKey')).toBe(app.callback.encodingAesKey);
	});
});
