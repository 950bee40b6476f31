import { createHash } from 'node:crypto';
import fc from 'fast-check';

import { eventDefinitions } from '../../../wecom/callback/events';
import { contractEvents } from '../../wecom/callback/contract';
import { encryptFor, eventXml, sender, signedQuery } from '../../wecom/callback/request';
import { TestN8n } from './n8n';
import { AT, customerAdded, eventOf, messageOf, post, searchOf, timeOf } from './send';

const NOW = AT * 1000;

describe('an event', () => {
	it('starts the workflow with typed fields under their own names', async () => {
		const n8n = new TestN8n({ now: NOW });
		const { status, body } = await post(n8n, customerAdded);
		expect([status, body]).toEqual([200, 'success']);
		expect(n8n.runs).toEqual([
			{
				event: 'change_external_contact.add_external_contact',
				eventId: createHash('sha256').update(eventXml(customerAdded)).digest('hex'),
				receivedAt: '2026-01-01T01:00:12.000Z',
				agentId: '1000021',
				ToUserName: sender.corpId,
				FromUserName: 'sys',
				MsgType: 'event',
				...customerAdded,
			},
		]);
		const own = ['event', 'eventId', 'receivedAt', 'agentId'];
		expect(Object.keys(n8n.runs[0] ?? {}).slice(0, 4)).toEqual(own);
	});

	it.each([...contractEvents.events, ...contractEvents.related_events])(
		'of the kind $id starts it when all are chosen',
		async ({ id, example_xml: xml }) => {
			const at = timeOf(xml);
			const n8n = new TestN8n({ now: at * 1000 });
			await n8n.inject(messageOf(xml, at));
			expect(n8n.runs).toMatchObject([{ event: id, agentId: '1000021' }]);
		},
	);

	it('that nobody knows starts it when all are chosen', async () => {
		const n8n = new TestN8n({ now: NOW });
		await post(n8n, { Event: 'change_external_contact', ChangeType: 'brand_new', Count: 3 });
		expect(n8n.runs).toMatchObject([{ event: 'change_external_contact.brand_new', Count: '3' }]);
	});

	it('cannot stand in for the fields of the node', async () => {
		const n8n = new TestN8n({ now: NOW });
		const forged = { event: 'forged', eventId: 'forged', receivedAt: 'forged', xml: 'forged' };
		const xml = eventXml({ Event: 'e', ...forged, agentId: 'forged' });
		const encrypted = encryptFor(sender, xml);
		await n8n.inject({
			method: 'POST',
			search: searchOf(signedQuery(sender, encrypted, AT)),
			body: Buffer.from(`<xml><Encrypt>${encrypted}</Encrypt></xml>`),
		});
		expect(n8n.runs).toMatchObject([{ event: 'e', receivedAt: '2026-01-01T01:00:12.000Z' }]);
		expect(JSON.stringify(n8n.runs)).not.toContain('forged');
	});

	it('carries its XML where that is asked for', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { additionalOptions: { includeXml: true } } });
		await post(n8n, customerAdded);
		expect(n8n.runs[0]?.xml).toBe(eventXml(customerAdded));
	});

	it('is read from its bytes, whatever content type it comes with', async () => {
		for (const type of ['text/xml', 'application/json', 'text/plain; charset=gbk', 'image/png']) {
			const n8n = new TestN8n({ now: NOW });
			const request = eventOf({ ...customerAdded, State: '门店🙂' });
			await n8n.inject({ ...request, headers: { 'content-type': type } });
			expect(n8n.runs).toMatchObject([{ State: '门店🙂' }]);
		}
	});

	it('is never given to the XML parser of n8n', async () => {
		const n8n = new TestN8n({ now: NOW });
		await post(n8n, customerAdded);
		expect([n8n.runs.length, n8n.parsedBodies]).toEqual([1, 0]);
	});

	it('is read just as well where n8n has read the body before', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { options: {} } });
		await post(n8n, customerAdded);
		expect([n8n.runs.length, n8n.parsedBodies]).toEqual([1, 1]);
	});

	it('works over HTTP', async () => {
		const n8n = new TestN8n({ now: NOW });
		const url = await n8n.listen();
		const { search, body } = eventOf(customerAdded);
		const response = await fetch(`${url}?${search}`, { method: 'POST', body });
		expect([response.status, await response.text()]).toEqual([200, 'success']);
		expect(n8n.runs).toHaveLength(1);
		await n8n.close();
	});
});

describe('an event with damage in it', () => {
	it('starts the workflow with its welcome code, where its State is cut off inside a character', async () => {
		const n8n = new TestN8n({ now: NOW });
		const [before = '', after = ''] = eventXml({ ...customerAdded, State: '#' }).split('#');
		const cut = Buffer.from('小红书春季投放计划渠道编号二零二六年三月上海站展位').subarray(0, 64);
		const message = Buffer.concat([Buffer.from(before), cut, Buffer.from(after)]);
		expect(await n8n.inject(messageOf(message))).toMatchObject({ status: 200 });
		expect(n8n.runs).toMatchObject([
			{
				eventId: createHash('sha256').update(message).digest('hex'),
				State: '小红书春季投放计划渠道编号二零二六年三月上\ufffd',
				WelcomeCode: customerAdded.WelcomeCode,
			},
		]);
	});

	it('starts it whatever bytes are in whichever of its values', async () => {
		const { CreateTime, ...fields } = customerAdded;
		const names = Object.keys(fields) as Array<keyof typeof fields>;
		const damage = fc
			.uint8Array({ minLength: 1, maxLength: 20 })
			.map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x5d)));
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...names), damage, async (name, bytes) => {
				const n8n = new TestN8n({ now: NOW });
				const damaged = { CreateTime, ...fields, [name]: `${fields[name]}#` };
				const [before = '', after = ''] = eventXml(damaged).split('#');
				const message = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
				expect(await n8n.inject(messageOf(message))).toMatchObject({ status: 200 });
				expect(n8n.runs).toHaveLength(1);
				for (const other of names.filter((one) => one !== name)) {
					expect(n8n.runs[0]?.[other]).toBe(fields[other]);
				}
			}),
			{ numRuns: 300, seed: 20260101 },
		);
	});
});

describe('an event with white space around its values', () => {
	it('is the event that it is without', async () => {
		const n8n = new TestN8n({
			now: NOW,
			parameters: {
				events: ['change_external_contact.add_external_contact'],
				filters: { members: 'member_a' },
			},
		});
		const loose = eventXml(customerAdded)
			.replaceAll('<![CDATA[', '\n<![CDATA[')
			.replaceAll(']]>', ']]>\n')
			.replace(/<CreateTime>(\d+)/, '<CreateTime>\n$1\n');
		const { search, body } = messageOf(loose);
		const envelope = body
			.toString()
			.replaceAll('<![CDATA[', '\n<![CDATA[')
			.replaceAll(']]>', ']]>\n');
		const answer = await n8n.inject({ method: 'POST', search, body: Buffer.from(envelope) });
		expect(answer).toMatchObject({ status: 200, body: 'success' });
		expect(n8n.runs).toMatchObject([{ ...customerAdded, agentId: '1000021' }]);
	});
});

describe('a message that is no event', () => {
	it('is acknowledged and starts nothing, and the log has its type but not its content', async () => {
		const n8n = new TestN8n({ now: NOW });
		const xml = eventXml({ MsgType: 'text', Content: 'hello', MsgId: 1 });
		expect(await n8n.inject(messageOf(xml))).toMatchObject({ status: 200, body: 'success' });
		expect(n8n.runs).toEqual([]);
		expect(n8n.logs).toMatchObject([
			{ level: 'debug', data: { reason: 'noEvent', msgType: 'text', nodeName: 'Trigger' } },
		]);
		expect(JSON.stringify(n8n.logs)).not.toContain('hello');
	});
});

describe('an event that starts nothing', () => {
	it('leaves a line in the log that says why', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { events: ['change_external_chat.create'] } });
		await post(n8n, customerAdded);
		await post(n8n, { Event: 'change_external_chat', ChangeType: 'create', ChatId: 'wrExample' });
		await post(n8n, { Event: 'change_external_chat', ChangeType: 'create', ChatId: 'wrExample' });
		expect(n8n.runs).toHaveLength(1);
		expect(n8n.logs).toMatchObject([
			{
				level: 'debug',
				data: { reason: 'notChosen', event: 'change_external_contact.add_external_contact' },
			},
			{ level: 'debug', data: { reason: 'repeat', event: 'change_external_chat.create' } },
		]);
		expect(JSON.stringify(n8n.logs)).not.toContain(customerAdded.WelcomeCode);
	});
});

describe('chosen events', () => {
	const id = 'change_external_contact.add_external_contact';

	it('start the workflow, and the others are acknowledged', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { events: [id] } });
		for (const definition of eventDefinitions) {
			const [Event = '', ChangeType = ''] = definition.id.split('.');
			const answer = await post(n8n, { Event, ChangeType });
			expect(answer).toMatchObject({ status: 200, body: 'success' });
		}
		expect(await post(n8n, { Event: 'brand_new' })).toMatchObject({ status: 200 });
		expect(n8n.runs.map(({ event }) => event)).toEqual([id]);
	});

	it('may come out of an expression as text', async () => {
		const events = `={{ "${id}, change_external_chat.create" }}`;
		const n8n = new TestN8n({ now: NOW, parameters: { events } });
		await post(n8n, customerAdded);
		await post(n8n, { Event: 'change_external_chat', ChangeType: 'create' });
		await post(n8n, { Event: 'change_external_chat', ChangeType: 'dismiss' });
		expect(n8n.runs).toHaveLength(2);
	});
});

describe('the filter Members', () => {
	const run = async (members: string | string[], fields: Record<string, string | number>) => {
		const n8n = new TestN8n({ now: NOW, parameters: { filters: { members } } });
		expect(await post(n8n, fields)).toMatchObject({ status: 200, body: 'success' });
		return n8n.runs.length;
	};

	it.each<[string, string | string[], number]>([
		['members out of the list', ['member_b', 'member_a'], 1],
		['others out of the list', ['member_b', 'member'], 0],
		['the member', 'member_a', 1],
		['one of several', ' member_b , member_a', 1],
		['one of several, written in Chinese', 'member_b，member_a', 1],
		['one of several, in a list of the text', 'member_b、 member_a；member_c', 1],
		['one of several lines', 'member_b\nmember_a', 1],
		['the JSON of an array', '["member_b","member_a"]', 1],
		['others, written in Chinese', 'member_b，member', 0],
		['the member in other case', 'Member_A', 1],
		['others', 'member_b,member', 0],
	])('with %s', async (_what, members, runs) => {
		expect(await run(members, customerAdded)).toBe(runs);
	});

	it('keeps out events that name no member', async () => {
		const created = { Event: 'change_external_chat', ChangeType: 'create', ChatId: 'wrExample' };
		expect(await run('member_a', created)).toBe(0);
	});

	it('reads an expression', async () => {
		expect(await run('={{ ["member_a"].join(",") }}', customerAdded)).toBe(1);
		expect(await run('={{ ["member_b"] }}', customerAdded)).toBe(0);
	});
});

describe('the filter State', () => {
	const run = async (
		rules: Array<{ match: string; value: string }>,
		fields: Record<string, string | number>,
	) => {
		const n8n = new TestN8n({ now: NOW, parameters: { filters: { state: { rules } } } });
		expect(await post(n8n, fields)).toMatchObject({ status: 200, body: 'success' });
		return n8n.runs.length;
	};
	const equals = (value: string) => ({ match: 'equals', value });
	const startsWith = (value: string) => ({ match: 'startsWith', value });
	const { State: _, ...withoutState } = customerAdded;

	it.each([
		['equals', [equals('store-017')], 1],
		['equals another', [equals('store-01')], 0],
		['equals in other case', [equals('Store-017')], 0],
		['starts with', [startsWith('store-')], 1],
		['starts with another', [startsWith('tore')], 0],
		['one rule of two', [equals('x'), startsWith('store')], 1],
		['no rule of two', [equals('x'), startsWith('y')], 0],
	])('%s', async (_what, rules, runs) => {
		expect(await run(rules, customerAdded)).toBe(runs);
	});

	it('finds events without a State by an empty value', async () => {
		expect(await run([equals('')], withoutState)).toBe(1);
		expect(await run([equals('')], { ...customerAdded, State: '' })).toBe(1);
		expect(await run([equals('')], customerAdded)).toBe(0);
		expect(await run([equals('store-017')], withoutState)).toBe(0);
	});

	it('counts beside the filter Members', async () => {
		for (const [members, runs] of [
			['member_a', 1],
			['member_b', 0],
		] as const) {
			const filters = { members, state: { rules: [startsWith('store')] } };
			const n8n = new TestN8n({ now: NOW, parameters: { filters } });
			await post(n8n, customerAdded);
			expect(n8n.runs).toHaveLength(runs);
		}
	});
});
