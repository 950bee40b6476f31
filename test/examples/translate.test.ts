import { translateWorkflow } from '../../support/examples/translate';
import type { Workflow } from '../../support/n8n/types';

const ENGLISH: Workflow = {
	name: 'Greet',
	nodes: [
		{
			id: '1',
			name: 'Settings',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [0, 0],
			parameters: { values: [{ name: 'greeting', value: 'Hello' }] },
		},
		{
			id: '2',
			name: 'Send',
			type: 'n8n-nodes-wecom-customer-contact.weComCustomerContact',
			typeVersion: 1,
			position: [240, 0],
			parameters: { content: "={{ $('Settings').first().json.greeting }}, {{ $json.name }}" },
		},
	],
	connections: { Settings: { main: [[{ node: 'Send', type: 'main', index: 0 }]] } },
};

const TEXTS = {
	name: '问候',
	nodes: { Settings: '设置', Send: '发送' },
	fields: { greeting: '问候语' },
	texts: { Settings: { 'values.0.value': '您好' } },
};

test('names of nodes and fields change everywhere, the rest stays', () => {
	expect(translateWorkflow(ENGLISH, TEXTS)).toEqual({
		name: '问候',
		nodes: [
			expect.objectContaining({
				name: '设置',
				parameters: { values: [{ name: '问候语', value: '您好' }] },
			}),
			expect.objectContaining({
				name: '发送',
				type: 'n8n-nodes-wecom-customer-contact-zh.weComCustomerContact',
				parameters: { content: "={{ $('设置').first().json.问候语 }}, {{ $json.name }}" },
			}),
		],
		connections: { 设置: { main: [[{ node: '发送', type: 'main', index: 0 }]] } },
	});
});

test('a node without a Chinese name and a text without a parameter are named', () => {
	const { Send: _send, ...nodes } = TEXTS.nodes;
	expect(() => translateWorkflow(ENGLISH, { ...TEXTS, nodes })).toThrow('Send');
	const texts = { Send: { subject: '主题' } };
	expect(() => translateWorkflow(ENGLISH, { ...TEXTS, texts })).toThrow('Send subject');
});
