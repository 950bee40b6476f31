import { outputOf } from '../../support/n8n/execution';
import { verifyUrl } from '../../support/playground/scanToWelcome';
import { setReceiver } from '../../support/playground/simulatedApp';
import { eventXml, post, sealCallback } from '../../support/playground/callbackRequest';
import { storeCredential, usePlayground } from './support/playground';
import { createTriggerWorkflow, type TriggerWorkflow } from '../../support/playground/trigger';

const playground = usePlayground();

describe('a published trigger', () => {
	let trigger: TriggerWorkflow;

	beforeEach(async () => {
		trigger = await createTriggerWorkflow(playground());
		await playground().client.activate(trigger.workflow);
		setReceiver(playground().app, trigger.productionUrl);
	});
	afterEach(async () => await playground().client.deactivate(trigger.workflow.id));

	/** The executions after one more good callback, which starts the last of them. */
	async function executionsAfterGoodCallback() {
		const { client, app } = playground();
		expect(await post(trigger.productionUrl, sealCallback(app))).toEqual({
			status: 200,
			text: 'success',
		});
		return await client.waitForExecutions(trigger.workflow.id, 1);
	}

	test('answers the URL verification with the bare text and runs nothing', async () => {
		expect(await verifyUrl(playground())).toMatchObject({ ok: true, status: 200 });
		expect(await executionsAfterGoodCallback()).toHaveLength(1);
	});

	test('hands an event on with its own fields, its name and its id', async () => {
		const { client, app } = playground();
		app.simulator.actions.customerAdds({ userid: 'member_1', state: 'fair' });
		await app.simulator.callbacks.settled();
		const [execution] = await client.waitForExecutions(trigger.workflow.id, 1);
		expect(execution && outputOf(execution, trigger.triggerName)).toEqual([
			expect.objectContaining({
				event: 'change_external_contact.add_external_contact',
				eventId: expect.stringMatching(/^[0-9a-f]{64}$/),
				UserID: 'member_1',
				State: 'fair',
			}),
		]);
	});

	test.each([
		['has no parameters', { query: {} }],
		['repeats a parameter', { repeat: 'msg_signature' }],
		['is signed with another token', { token: 'another0token' }],
		['is meant for another company', { corpId: 'wwsomebodyelse00001' }],
		['is 310 seconds old', { ageSeconds: 310 }],
		['lies 310 seconds ahead', { ageSeconds: -310 }],
		['holds XML that does not end', { xml: '<xml><ToUserName>' }],
		['has an empty body', { body: '' }],
		['has a body that is not XML', { body: 'Encrypt=nothing' }],
		['has a body of two megabytes', { body: `<xml>${' '.repeat(2 ** 21)}</xml>` }],
	])('refuses a callback that %s, with a 4xx and without a run', async (_, fault) => {
		const { app } = playground();
		const { ageSeconds = 0, query, body, repeat, ...claims } = fault as BadCallback;
		const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
		const sealed = sealCallback(app, { ...claims, timestamp });
		const url = repeat ? `${trigger.productionUrl}?${repeat}=0&x=1` : trigger.productionUrl;
		const sent = { query: query ?? sealed.query, body: body ?? sealed.body };
		const { status, text } = repeat
			? await postTo(`${url}&${new URLSearchParams(sent.query)}`, sent.body)
			: await post(url, sent);
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
		expect(text).toBe('');
		expect(await executionsAfterGoodCallback()).toHaveLength(1);
	});

	test('refuses a URL verification with a wrong signature', async () => {
		const { query } = sealCallback(playground().app, { token: 'another0token' });
		const search = new URLSearchParams({ ...query, echostr: 'AAAA' });
		const response = await fetch(`${trigger.productionUrl}?${search}`);
		expect(response.status).toBeGreaterThanOrEqual(400);
		expect(response.status).toBeLessThan(500);
	});

	test('takes a callback of any content type', async () => {
		const { client, app } = playground();
		const contentTypes = ['text/xml', 'application/xml', 'text/plain', 'application/json'];
		for (const contentType of contentTypes) {
			const answer = await post(trigger.productionUrl, sealCallback(app), contentType);
			expect({ contentType, ...answer }).toEqual({ contentType, status: 200, text: 'success' });
		}
		const executions = await client.waitForExecutions(trigger.workflow.id, contentTypes.length);
		expect(executions).toHaveLength(contentTypes.length);
	});

	test('starts one run for a callback that WeCom repeats', async () => {
		const { app } = playground();
		const xml = eventXml(app);
		for (let attempt = 0; attempt < 4; attempt++) {
			const answer = await post(trigger.productionUrl, sealCallback(app, { xml }));
			expect(answer).toEqual({ status: 200, text: 'success' });
		}
		expect(await executionsAfterGoodCallback()).toHaveLength(2);
	});

	test('hands an event on whose State is cut off inside a character', async () => {
		const { client, app } = playground();
		const [before = '', after = ''] = eventXml(app).split('</xml>');
		const message = Buffer.concat([
			Buffer.from(`${before}<State><![CDATA[春`),
			Buffer.from('季').subarray(0, 2),
			Buffer.from(`]]></State><WelcomeCode><![CDATA[example_code]]></WelcomeCode></xml>${after}`),
		]);
		const answer = await post(trigger.productionUrl, sealCallback(app, { xml: message }));
		expect(answer).toEqual({ status: 200, text: 'success' });
		const [execution] = await client.waitForExecutions(trigger.workflow.id, 1);
		expect(execution && outputOf(execution, trigger.triggerName)).toEqual([
			expect.objectContaining({ State: '春\ufffd', WelcomeCode: 'example_code' }),
		]);
	});

	test('takes a callback with every value on a line of its own', async () => {
		const { client, app } = playground();
		const spread = (xml: string) =>
			xml.replaceAll('<![CDATA[', '\n<![CDATA[').replaceAll(']]>', ']]>\n');
		const sealed = sealCallback(app, { xml: spread(eventXml(app)) });
		const answer = await post(trigger.productionUrl, { ...sealed, body: spread(sealed.body) });
		expect(answer).toEqual({ status: 200, text: 'success' });
		const [execution] = await client.waitForExecutions(trigger.workflow.id, 1);
		expect(execution && outputOf(execution, trigger.triggerName)).toEqual([
			expect.objectContaining({
				event: 'change_external_contact.add_external_contact',
				UserID: 'member_1',
			}),
		]);
	});

	test('starts a run for each of five visitors of an acquisition link in one second', async () => {
		const { client, app } = playground();
		const xml = eventXml(app)
			.replace('[change_external_contact]', '[customer_acquisition]')
			.replace('[add_external_contact]', '[open_profile]')
			.replace(/<UserID>.*<\/ExternalUserID>/, '<LinkId><![CDATA[cawcExample]]></LinkId>');
		const visits = Array.from({ length: 5 }, () => sealCallback(app, { xml }));
		for (const visit of [...visits, ...visits]) {
			expect(await post(trigger.productionUrl, visit)).toEqual({ status: 200, text: 'success' });
		}
		const executions = await client.waitForExecutions(trigger.workflow.id, 5);
		const ids = executions.flatMap((execution) =>
			outputOf(execution, trigger.triggerName).map(({ eventId }) => eventId),
		);
		expect(new Set(ids).size).toBe(5);
		expect(await executionsAfterGoodCallback()).toHaveLength(6);
	});

	test('starts one run for two copies of a callback at the same time', async () => {
		const { app } = playground();
		const xml = eventXml(app);
		const copies = [sealCallback(app, { xml }), sealCallback(app, { xml })];
		const answers = await Promise.all(copies.map((copy) => post(trigger.productionUrl, copy)));
		expect(answers).toEqual([
			{ status: 200, text: 'success' },
			{ status: 200, text: 'success' },
		]);
		expect(await executionsAfterGoodCallback()).toHaveLength(2);
	});
});

test('an event that was not selected is answered and starts nothing', async () => {
	const { client, app } = playground();
	const { workflow, productionUrl } = await createTriggerWorkflow(playground(), {
		events: ['change_external_contact.del_external_contact'],
	});
	await client.activate(workflow);
	const added = sealCallback(app);
	expect(await post(productionUrl, added)).toEqual({ status: 200, text: 'success' });
	const deleted = eventXml(app).replace('[add_external_contact]', '[del_external_contact]');
	await post(productionUrl, sealCallback(app, { xml: deleted }));
	expect(await client.waitForExecutions(workflow.id, 1)).toHaveLength(1);
	await client.deactivate(workflow.id);
});

test('members chosen from the list filter events, also while WeCom does not give the list', async () => {
	const { client, app } = playground();
	const { workflow, productionUrl } = await createTriggerWorkflow(playground(), {
		filters: { members: ['member_2'] },
	});
	app.simulator.faults.add({ fault: { kind: 'reset' } });
	await client.activate(workflow);
	app.simulator.faults.clear();
	await post(productionUrl, sealCallback(app));
	const xml = eventXml(app).replace('[member_1]', '[member_2]');
	expect(await post(productionUrl, sealCallback(app, { xml }))).toMatchObject({ status: 200 });
	expect(await client.waitForExecutions(workflow.id, 1)).toHaveLength(1);
	await client.deactivate(workflow.id);
});

test('the test URL survives the URL verification and then takes one event', async () => {
	const { client, app } = playground();
	const { workflow, triggerName, testUrl } = await createTriggerWorkflow(playground());
	expect(await client.runManually(workflow.id, triggerName)).toBeUndefined();
	setReceiver(app, testUrl);
	expect(await verifyUrl(playground())).toMatchObject({ ok: true });
	expect(await verifyUrl(playground())).toMatchObject({ ok: true });
	expect(await client.executions(workflow.id)).toEqual([]);

	expect(await post(testUrl, sealCallback(app))).toEqual({ status: 200, text: 'success' });
	const executions = await client.waitForExecutions(workflow.id, 1);
	expect(executions).toMatchObject([{ mode: 'manual', status: 'success' }]);
});

test.each([
	['Callback Token', { callbackToken: '' }],
	['EncodingAESKey', { callbackSecretKey: '' }],
	['EncodingAESKey', { callbackSecretKey: 'too-short' }],
])('n8n does not publish a workflow whose credential has a bad %s', async (name, changes) => {
	const { client, app } = playground();
	const credential = await storeCredential(app, changes);
	const { workflow, productionUrl } = await createTriggerWorkflow(playground(), {}, credential);
	await expect(client.activate(workflow)).rejects.toThrow(name);
	expect(await post(productionUrl, sealCallback(app))).toMatchObject({ status: 404 });
	expect(await client.executions(workflow.id)).toEqual([]);
});

interface BadCallback {
	query?: Record<string, string>;
	body?: string;
	/** Sent twice. */
	repeat?: string;
	token?: string;
	corpId?: string;
	xml?: string;
	ageSeconds?: number;
}

async function postTo(url: string, body: string): Promise<{ status: number; text: string }> {
	const response = await fetch(url, { method: 'POST', body });
	return { status: response.status, text: await response.text() };
}
