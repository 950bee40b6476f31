import fc from 'fast-check';

import { lacksIdentity, toEvent } from '../../../wecom/callback/event';
import {
	commonFields,
	eventDefinitions,
	knownEvents,
	neighbourEvents,
} from '../../../wecom/callback/events';
import { parseXml, type XmlElement } from '../../../wecom/callback/xml';
import { contractEvents, type ContractEvent, type ContractField } from './contract';

const CHAT_ARCHIVING = 'change_external_contact.msg_audit_approved';
/** What the trigger offers by name: the chapter's own events, and one neighbour. */
const offered: ContractEvent[] = [
	...contractEvents.events,
	...contractEvents.related_events.filter(({ id }) => id === CHAT_ARCHIVING),
];

describe('the table of events', () => {
	it('holds each event of the contract once, the one of chat archiving, and no other', () => {
		expect(eventDefinitions.map(({ id }) => id).sort()).toEqual(offered.map(({ id }) => id).sort());
	});

	it('knows the neighbours of the contract besides, with their fields and types', () => {
		const neighbours = contractEvents.related_events.filter(({ id }) => id !== CHAT_ARCHIVING);
		expect(neighbours.length).toBeGreaterThan(0);
		for (const { id, doc, fields = [] } of neighbours) {
			const own = fields.filter(({ name }) => !(name in commonFields));
			const known = neighbourEvents.find((event) => event.id === id);
			expect([id, known?.doc]).toEqual([id, doc]);
			expect(Object.entries(known?.fields ?? {})).toEqual(typesOf(own));
		}
		expect(neighbourEvents).toHaveLength(neighbours.length);
	});

	it('holds the common fields of the contract', () => {
		expect(Object.entries(commonFields)).toEqual(typesOf(contractEvents.common_fields));
	});

	describe.each(offered)('$id', (expected) => {
		const actual = eventDefinitions.find(({ id }) => id === expected.id);

		it('is named by its Event and ChangeType', () => {
			expect(expected.id).toBe(`${expected.event}.${expected.change_type}`);
		});

		it('has the fields of the contract in its order, with their types', () => {
			expect(Object.entries(actual?.fields ?? {})).toEqual(typesOf(expected.fields ?? []));
		});

		it('has the page and the names of the contract', () => {
			expect(actual?.doc).toBe(expected.doc);
			expect(actual?.title.zh).toBe(expected.title.zh);
			expect(actual?.title.en.toLowerCase()).toBe(expected.title.en.toLowerCase());
		});
	});
});

describe('what an event is about', () => {
	const all = [...contractEvents.events, ...contractEvents.related_events];

	it('is said by no field of those that the contract names, and of no others', () => {
		const nameless = knownEvents.filter(({ identity }) => identity.length === 0);
		expect(nameless.map(({ id }) => id)).toEqual(contractEvents.delivery.dedup.without_identity);
		for (const { id, example_xml: xml } of all) {
			const expected = nameless.some((event) => event.id === id);
			expect([id, lacksIdentity(fieldsOf(xml))]).toEqual([id, expected]);
		}
	});

	it.each(all)('is said by fields that $id holds', ({ id, example_xml: xml }) => {
		const identity = knownEvents.find((event) => event.id === id)?.identity ?? ['unknown'];
		const elements = [...xml.matchAll(/<(\w+)>/g)].map(([, name]) => name);
		for (const name of identity) expect(elements).toContain(name);
		// These are the same for two customers, members, groups, tags and links of one second.
		const shared = ['Event', 'ChangeType', 'CreateTime', 'MsgType', 'FromUserName', 'State'];
		expect(identity.filter((name) => shared.includes(name))).toEqual([]);
	});
});

describe.each([...offered, ...contractEvents.related_events])('an example of $id', (definition) => {
	const examples = [definition.example_xml, ...(definition.more_examples_xml ?? [])];

	it.each(examples)('comes out typed as the contract says', (xml) => {
		const event = toEvent(fieldsOf(xml));
		expect(event?.id).toBe(definition.id);

		const types = new Map(typesOf([...contractEvents.common_fields, ...(definition.fields ?? [])]));
		const elements = [...xml.matchAll(/^ {2,6}<(\w+)>/gm)].map(([, name]) => name ?? '');
		const fields = event?.fields ?? {};
		expect(Object.keys(fields)).toEqual(elements.filter((name) => name !== 'Item'));
		for (const [name, value] of Object.entries(fields)) {
			expect([name, typeNameOf(value)]).toEqual([name, types.get(name)]);
			expect([name, [value].flat().map(String)]).toEqual([name, textsIn(xml, name)]);
		}
	});
});

describe('a list', () => {
	const list = (inner: string) =>
		toEvent(
			fieldsOf(
				`<xml><Event>change_external_chat</Event><ChangeType>update</ChangeType>${inner}</xml>`,
			),
		)?.fields.MemChangeList;

	it('with one element is still a list', () => {
		expect(list('<MemChangeList><Item>a</Item></MemChangeList>')).toEqual(['a']);
	});

	it('with two elements keeps their order', () => {
		expect(list('<MemChangeList><Item>b</Item><Item>a</Item></MemChangeList>')).toEqual(['b', 'a']);
	});

	it('without elements is empty', () => {
		expect(list('<MemChangeList></MemChangeList>')).toEqual([]);
		expect(list('<MemChangeList/>')).toEqual([]);
		expect(list('<MemChangeList>\n</MemChangeList>')).toEqual([]);
	});

	it('written without Item, or several times, is one list', () => {
		expect(list('<MemChangeList>a</MemChangeList>')).toEqual(['a']);
		expect(
			list('<MemChangeList><Item>a</Item></MemChangeList><MemChangeList>b</MemChangeList>'),
		).toEqual(['a', 'b']);
	});

	it('that is absent stays absent', () => {
		expect(list('')).toBeUndefined();
	});
});

describe('an id', () => {
	it('stays text when it looks like a number', () => {
		const event = toEvent(
			fieldsOf(
				'<xml><Event>change_external_contact</Event><ChangeType>add_external_contact</ChangeType>' +
					'<UserID>0012</UserID><ExternalUserID>1e3</ExternalUserID><State>7</State></xml>',
			),
		);
		expect(event?.fields).toMatchObject({ UserID: '0012', ExternalUserID: '1e3', State: '7' });
	});
});

describe('an integer', () => {
	const time = (text: string) =>
		toEvent(fieldsOf(`<xml><Event>any</Event><CreateTime>${text}</CreateTime></xml>`))?.fields
			.CreateTime;

	it('is a number', () => {
		expect(time('1767229212')).toBe(1767229212);
		expect(time('<![CDATA[1767229212]]>')).toBe(1767229212);
		expect(time('0')).toBe(0);
		expect(time('-5')).toBe(-5);
		expect(time('\n 12 \n')).toBe(12);
	});

	it('stays text beyond what a number holds exactly', () => {
		expect(time('9007199254740991')).toBe(9007199254740991);
		expect(time('9007199254740992')).toBe('9007199254740992');
		expect(time('123456789012345678901234567890')).toBe('123456789012345678901234567890');
	});

	it.each(['', '1.5', '1e3', '0x10', 'soon', '１２'])('that is %j stays what it was', (text) => {
		expect(time(text)).toBe(text);
	});
});

describe('an event that the table does not know', () => {
	it('passes with its own fields as text, lists and objects', () => {
		const event = toEvent(
			fieldsOf(
				'<xml><ToUserName>ww</ToUserName><CreateTime>5</CreateTime><Event>change_external_contact</Event>' +
					'<ChangeType>brand_new</ChangeType><Count>3</Count><Ids><Item>1</Item><Item>2</Item></Ids></xml>',
			),
		);
		expect(event).toEqual({
			id: 'change_external_contact.brand_new',
			fields: {
				ToUserName: 'ww',
				CreateTime: 5,
				Event: 'change_external_contact',
				ChangeType: 'brand_new',
				Count: '3',
				Ids: { Item: ['1', '2'] },
			},
		});
		expect(Object.getPrototypeOf(event?.fields.Ids)).toBe(Object.prototype);
	});

	it('keeps a new field of an event that the table knows', () => {
		const event = toEvent(
			fieldsOf(
				'<xml><Event>change_external_chat</Event><ChangeType>create</ChangeType><New>1</New></xml>',
			),
		);
		expect(event?.fields.New).toBe('1');
	});

	it.each(contractEvents.related_events.filter(({ id }) => id !== CHAT_ARCHIVING))(
		'is $id, called by its Event where it has no ChangeType',
		({ id, example_xml: xml }) => {
			expect(toEvent(fieldsOf(xml))?.id).toBe(id);
		},
	);

	it('is not called by the names of object methods', () => {
		const event = toEvent(fieldsOf('<xml><Event>x</Event><constructor>1</constructor></xml>'));
		expect(event?.fields.constructor).toBe('1');
	});
});

describe('a message that is no event', () => {
	it.each([
		'<xml><MsgType>text</MsgType><Content>hello</Content></xml>',
		'<xml><Event></Event><ChangeType>create</ChangeType></xml>',
		'<xml><Event>a</Event><Event>b</Event></xml>',
	])('gives none: %s', (xml) => {
		expect(toEvent(fieldsOf(xml))).toBeUndefined();
	});
});

describe('any message', () => {
	it('comes out as plain JSON without losing a field', () => {
		const name = fc.stringMatching(/^[A-Z][A-Za-z]{0,8}$/);
		const { node } = fc.letrec<{ node: XmlElement | string | Array<XmlElement | string> }>(
			(tie) => ({
				node: fc.oneof(
					{ maxDepth: 3 },
					fc.string(),
					fc.dictionary(name, tie('node')) as fc.Arbitrary<XmlElement>,
					fc.array(fc.string(), { minLength: 2, maxLength: 4 }),
				),
			}),
		);
		fc.assert(
			fc.property(
				fc.constantFrom(...eventDefinitions),
				fc.dictionary(name, node),
				({ id, fields }, extra) => {
					const [Event = '', ChangeType = ''] = id.split('.');
					const message: XmlElement = Object.assign(Object.create(null), extra, {
						Event,
						ChangeType,
					});
					const event = toEvent(message);
					expect(event?.id).toBe(id);
					expect(Object.keys(event?.fields ?? {})).toEqual(Object.keys(message));
					expect(JSON.parse(JSON.stringify(event?.fields))).toEqual(event?.fields);
					for (const [field, type] of Object.entries(fields)) {
						const value = event?.fields[field];
						if (type === 'array<string>' && value !== undefined)
							expect(Array.isArray(value)).toBe(true);
					}
				},
			),
			{ numRuns: 2_000, seed: 20260101 },
		);
	});
});

function typesOf(fields: ContractField[]): Array<[string, ContractField['type']]> {
	return fields.map(({ name, type }) => [name, type]);
}

function typeNameOf(value: unknown): ContractField['type'] | undefined {
	if (Array.isArray(value)) return 'array<string>';
	if (Number.isSafeInteger(value)) return 'integer';
	return typeof value === 'string' ? 'string' : undefined;
}

/** The texts inside an element of an example, read without the parser under test. */
function textsIn(xml: string, name: string): string[] {
	const inner = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '';
	return [...inner.matchAll(/(?:<!\[CDATA\[([^\]]*)\]\]>|([^<>\s]+)(?=<|$))/g)].map(
		([, cdata, text]) => cdata ?? text ?? '',
	);
}

function fieldsOf(xml: string): XmlElement {
	const parsed = parseXml(xml);
	if (!parsed.ok || typeof parsed.value === 'string') throw new Error(`not a message: ${xml}`);
	return parsed.value;
}
