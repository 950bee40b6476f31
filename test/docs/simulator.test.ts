import axios from 'axios';

import { createSimulator } from '../../simulator';
import { ACTIONS } from '../../simulator/control/actions';
import { CONTROL_ROUTES } from '../../simulator/control/routes';
import { credential, TestN8n } from '../nodes/WeComCustomerContactTrigger/n8n';
import { read } from './markdown';

const readme = read('simulator/README.md');
const NOW = Date.parse('2026-01-05T09:00:00Z');

/** The curl commands of the README in their order: what they call, and with what. */
const commands = [
	...readme.matchAll(
		/curl (?:-X (\w+) )?'?http:\/\/127\.0\.0\.1:8321([^\s'`]+)[^{`]*(\{[^}]*\})?/g,
	),
].map(([, method = 'GET', path = '', body = '{}']) => ({ method, path, body }));

it.each(Object.keys(ACTIONS))('the README of the simulator names the action %s', (name) => {
	expect(readme).toContain(`\`${name}\``);
});

it.each(Object.keys(CONTROL_ROUTES))('the README of the simulator names the route %s', (route) => {
	const path = route.split(' ')[1] ?? '';
	expect(readme).toMatch(new RegExp(`${path}[\`?]`));
});

it('a workflow gets an event by the steps of the README', async () => {
	const simulator = createSimulator({ fixedTime: NOW });
	const { corpId } = simulator.settings;
	const n8n = new TestN8n({
		parameters: { events: ['customer_contact.*'] },
		credential: { ...credential, corpId },
		now: NOW,
	});
	await simulator.start();
	const url = await n8n.listen();
	try {
		const values: Record<string, unknown> = {
			'<Production URL>': url,
			'<Callback Token>': credential.callbackToken,
			'<EncodingAESKey>': credential.callbackSecretKey,
		};
		const answers: unknown[] = [];
		for (const { method, path, body } of commands) {
			const filledIn = body.replace(/<[^>]+>/g, (name) => String(values[name]));
			const answer = await axios.request<unknown>({
				method,
				url: `${simulator.baseUrl}${path}`,
				...(method === 'POST' && { data: JSON.parse(filledIn) as object }),
			});
			answers.push(answer.data);
			await simulator.callbacks.settled();
		}
		expect(answers).toEqual([
			expect.objectContaining({ ok: true }),
			expect.objectContaining({ userid: 'member_1' }),
			expect.objectContaining({ messages: [] }),
		]);
		expect(n8n.runs).toEqual([
			expect.objectContaining({
				event: 'change_external_contact.add_external_contact',
				UserID: 'member_1',
				State: 'fair',
			}),
		]);
	} finally {
		await n8n.close();
		await simulator.stop();
	}
});
