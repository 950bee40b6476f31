import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { WeComCustomerContactTrigger } from '../../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node';
import { allEvents, contractEvents } from '../../wecom/callback/contract';

const { description } = new WeComCustomerContactTrigger();
const property = (name: string) =>
	description.properties.find((each) => each.name === name) as INodeProperties;

describe('the trigger', () => {
	it('is called by the names that workflows store', () => {
		expect(description).toMatchObject({
			displayName: 'WeCom Customer Contact Trigger',
			name: 'weComCustomerContactTrigger',
			group: ['trigger'],
			inputs: [],
			credentials: [{ name: 'weComCustomerContactApi', required: true }],
		});
		expect(description.usableAsTool).toBeUndefined();
	});

	it('serves GET and POST on one path and shows the URL once', () => {
		expect(
			description.webhooks?.map(({ name, httpMethod, path, responseMode, ndvHideUrl }) => [
				name,
				httpMethod,
				path,
				responseMode,
				ndvHideUrl ?? false,
			]),
		).toEqual([
			['setup', 'GET', 'webhook', 'onReceived', true],
			['default', 'POST', 'webhook', 'onReceived', false],
		]);
	});

	it('offers each callback of the contract by name with its Chinese term, Customer Contact first', () => {
		const options = property('events').options as INodePropertyOptions[];
		for (const { id, title } of allEvents) {
			const option = options.find(({ value }) => value === id);
			expect(option?.name).toContain(`(${title.zh.replace(/事件(回调)?$/, '')})`);
			expect(option?.description).toBeTruthy();
		}
		const values = options.map(({ value }) => String(value));
		const [first, last] = [values.indexOf('message.*'), values.length - 1];
		expect(values.slice(1, first).sort()).toEqual(
			[...contractEvents.events, ...contractEvents.related_events].map(({ id }) => id).sort(),
		);
		expect([values[0], values[first], values[first + 1], values[last]]).toEqual([
			'customer_contact.*',
			'message.*',
			'change_contact.*',
			'other',
		]);
		expect(options).toHaveLength(allEvents.length + 4);
	});

	it('starts with the events of Customer Contact unless something else is chosen', () => {
		expect(property('events').default).toEqual(['customer_contact.*']);
	});

	it('offers members of the company as a filter', () => {
		const members = (property('filters').options as INodeProperties[]).find(
			({ name }) => name === 'members',
		);
		expect(members).toMatchObject({
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getMembers' },
		});
		expect(new WeComCustomerContactTrigger().methods.loadOptions.getMembers).toBeInstanceOf(
			Function,
		);
	});

	it('tells to activate first and then to save in WeCom', () => {
		const text = JSON.stringify([description.triggerPanel, property('setupNotice').displayName]);
		expect(text).toContain('Publish (activate)');
		expect(text).toContain('Production URL');
		expect(text).toContain('设置API接收');
	});

	it('says wherever the URL is asked for that an app has only one', () => {
		const { activationMessage, triggerPanel } = description;
		const { executionsHelp } = triggerPanel as {
			executionsHelp: { active: string; inactive: string };
		};
		const places = [
			activationMessage,
			executionsHelp.active,
			executionsHelp.inactive,
			property('setupNotice').displayName,
		];
		for (const text of places) expect(text).toContain('An app has one callback URL');
	});

	it.each(['WeComCustomerContact', 'WeComCustomerContactTrigger'])(
		'is found by the names that people know (%s)',
		(name) => {
			const path = `../../../nodes/${name}/${name}.node.json`;
			const codex = JSON.parse(readFileSync(join(__dirname, path), 'utf8')) as {
				alias: string[];
			};
			const words = ['活码', '引流', '打标签', '离职继承', 'QYWX', 'Weixin', 'QR Code', 'Tencent'];
			expect(codex.alias).toEqual(expect.arrayContaining(['企业微信', 'WeChat Work', ...words]));
		},
	);
});
