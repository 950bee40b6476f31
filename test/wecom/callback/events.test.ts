import fc from 'fast-check';

import { lacksIdentity, toEvent } from '../../../wecom/callback/event';
import {
	appEvents,
	commonFields,
	customerContactEvents,
	eventDefinitions,
} from '../../../wecom/callback/events';
import { parseXml, type XmlElement } from '../../../wecom/callback/xml';
import type { FieldType } from '../../../wecom/callback/events/types';
import { allEvents, contractEvents, type ContractField } from './contract';

/** The chapter's own events, and one neighbour under the Event of the chapter. */
const ofChapter = [...contractEvents.events, ...contractEvents.related_events];

const idsOf = (events: ReadonlyArray<{ id: string }>) => events.map(({ id }) => id).sort();

describe('the table of events', () => {
	it('holds each event of Customer Contact once, and no other', () => {
		expect(idsOf(customerContactEvents)).toEqual(idsOf(ofChapter));
	});

	it('holds besides what else reaches the URL of an app, each once', () => {
		expect(idsOf(appEvents)).toEqual(idsOf(contractEvents.app_events));
	});

	it('holds the common fields of the contract', () => {
		expect(Object.entries(commonFields)).toEqual(typesOf(contractEvents.common_fields));
	});

	describe.each(allEvents)('$id', (expected) => {
		const actual = eventDefinitions.find(({ id }) => id === expected.id);

		it('is named by its Event and ChangeType, or by its MsgType', () => {
			const { id, event, change_type: change, msg_type: kind } = expected;
			const named = event === undefined ? ['message', kind] : [event, change];
			expect(id).toBe(named.filter((part) => part !== undefined).join('.'));
		});

		it('has the fields of the contract in its order, each of its type', () => {
			const own = (expected.fields ?? []).filter(({ name }) => !(name in commonFields));
			expect(Object.entries(actual?.fields ?? {}).map(asInContract)).toEqual(own.map(inShort));
		});

		it('says when it is sent, in a sentence without its full stop', () => {
			expect(actual?.when).toMatch(/^(?:[A-Z]|\d).{10,}[^.\s]$/);
		});

		it('has the page and the names of the contract', () => {
			expect(actual?.doc).toBe(expected.doc);
			expect(actual?.title.zh).toBe(expected.title.zh);
			expect(actual?.title.en.toLowerCase()).toBe(expected.title.en.toLowerCase());
		});
	});
});

describe('what an event is about', () => {
	it('is said by no field of those that the contract names, and of no others', () => {
		const nameless = eventDefinitions.filter(({ identity }) => identity.length === 0);
		expect(nameless.map(({ id }) => id)).toEqual(contractEvents.delivery.dedup.without_identity);
		for (const { id, example_xml: xml } of allEvents) {
			const expected = nameless.some((event) => event.id === id);
			expect([id, lacksIdentity(fieldsOf(xml))]).toEqual([id, expected]);
		}
	});

	it.each(allEvents)('is said by fields that $id holds', ({ id, example_xml: xml }) => {
		const identity = eventDefinitions.find((event) => event.id === id)?.identity ?? ['unknown'];
		const elements = [...xml.matchAll(/<(\w+)>/g)].map(([, name]) => name);
		for (const name of identity) expect(elements).toContain(name);
		// These are the same for two customers, members, groups, tags and links of one second.
		const shared = ['Event', 'ChangeType', 'CreateTime', 'MsgType', 'State'];
		if (xml.includes('<FromUserName><![CDATA[sys]]>')) shared.push('FromUserName');
		expect(identity.filter((name) => shared.includes(name))).toEqual([]);
	});
});

describe.each(allEvents)('an example of $id', (definition) => {
	const examples = [definition.example_xml, ...(definition.more_examples_xml ?? [])];

	it.each(examples)('comes out typed as the contract says', (xml) => {
		const event = toEvent(fieldsOf(xml));
		expect(event?.id).toBe(definition.id);

		const elements = [...xml.matchAll(/^ {2}<(\w+)>/gm)].map(([, name]) => name ?? '');
		const fields = event?.fields ?? {};
		expect(Object.keys(fields)).toEqual(elements);
		// What an event says of a common field counts for it.
		const known = [...(definition.fields ?? []), ...contractEvents.common_fields];
		for (const [name, value] of Object.entries(fields)) {
			const field = known.find((each) => each.name === name) as ContractField;
			expect([name, misfits(value, field)]).toEqual([name, []]);
			expect([name, leavesOf(value).map(String)]).toEqual([name, entriesIn(xml, field)]);
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

	it('is not called by the names of object methods', () => {
		const event = toEvent(fieldsOf('<xml><Event>x</Event><constructor>1</constructor></xml>'));
		expect(event?.fields.constructor).toBe('1');
	});
});

describe('a list that is one text', () => {
	const departments = (inner: string) =>
		toEvent(
			fieldsOf(
				`<xml><Event>change_contact</Event><ChangeType>create_user</ChangeType>${inner}</xml>`,
			),
		)?.fields.Department;

	it('is a list of what commas part, also with one entry or none', () => {
		expect(departments('<Department><![CDATA[1,2]]></Department>')).toEqual([1, 2]);
		expect(departments('<Department> 7 , 8 ,</Department>')).toEqual([7, 8]);
		expect(departments('<Department>7</Department>')).toEqual([7]);
		expect(departments('<Department></Department>')).toEqual([]);
	});

	it('keeps what is no number', () => {
		expect(departments('<Department>7,east</Department>')).toEqual([7, 'east']);
	});

	it('is read as well where it is written with elements', () => {
		expect(departments('<Department><Item>7</Item><Item>8,9</Item></Department>')).toEqual([
			7, 8, 9,
		]);
	});
});

describe('a list of objects', () => {
	const pictures = (inner: string) =>
		toEvent(fieldsOf(`<xml><Event>pic_weixin</Event><SendPicsInfo>${inner}</SendPicsInfo></xml>`))
			?.fields.SendPicsInfo;
	const item = (sum: string) => `<item><PicMd5Sum>${sum}</PicMd5Sum></item>`;

	it('is a list however the elements are grouped', () => {
		const two = { PicList: [{ PicMd5Sum: 'a' }, { PicMd5Sum: 'b' }] };
		expect(pictures(`<PicList>${item('a')}${item('b')}</PicList>`)).toEqual(two);
		expect(pictures(`<PicList>${item('a')}</PicList><PicList>${item('b')}</PicList>`)).toEqual(two);
		expect(pictures(`<PicList>${item('a')}</PicList>`)).toEqual({ PicList: [{ PicMd5Sum: 'a' }] });
		expect(pictures('<PicList/>')).toEqual({ PicList: [] });
	});

	it('stays the text that it was where there is no object', () => {
		expect(pictures('none')).toBe('none');
		expect(pictures('<PicList>none</PicList>')).toEqual({ PicList: ['none'] });
	});
});

describe('a number', () => {
	const latitude = (text: string) =>
		toEvent(fieldsOf(`<xml><Event>LOCATION</Event><Latitude>${text}</Latitude></xml>`))?.fields
			.Latitude;

	it.each([
		['31.230391', 31.230391],
		['-0.5', -0.5],
		['<![CDATA[121]]>', 121],
		['\n 1.5 \n', 1.5],
	])('written as %j is one', (text, expected) => {
		expect(latitude(text)).toBe(expected);
	});

	it.each(['', '1.', '.5', '1e3', '0x10', 'north', '1,5', '1234567890123456'])(
		'that is %j stays what it was',
		(text) => {
			expect(latitude(text)).toBe(text);
		},
	);
});

describe('a message that a member writes', () => {
	it('is called by its kind, also by one that nobody knows', () => {
		const event = toEvent(
			fieldsOf('<xml><MsgType>sticker</MsgType><Content>7</Content><MsgId>8</MsgId></xml>'),
		);
		expect(event).toEqual({
			id: 'message.sticker',
			fields: { MsgType: 'sticker', Content: '7', MsgId: '8' },
		});
	});

	it('keeps the id of 64 bits to the last digit', () => {
		const xml = '<xml><MsgType>text</MsgType><MsgId>7345678901234567001</MsgId></xml>';
		expect(toEvent(fieldsOf(xml))?.fields.MsgId).toBe('7345678901234567001');
		expect(toEvent(fieldsOf(xml.replace(/\d+/, '12')))?.fields.MsgId).toBe('12');
	});
});

describe('a message that is neither an event nor written by a member', () => {
	it.each([
		'<xml><Content>hello</Content></xml>',
		'<xml><MsgType></MsgType><Content>hello</Content></xml>',
		'<xml><MsgType>event</MsgType><EventKey>a</EventKey></xml>',
		'<xml><Event></Event><ChangeType>create</ChangeType></xml>',
		'<xml><MsgType>text</MsgType><Event></Event></xml>',
		'<xml><Event>a</Event><Event>b</Event></xml>',
		'<xml><MsgType>text</MsgType><MsgType>image</MsgType></xml>',
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
						const isList = typeof type === 'string' ? /^(array|comma)/.test(type) : 'list' in type;
						if (isList && value !== undefined) expect(Array.isArray(value)).toBe(true);
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

type FieldInShort = Pick<ContractField, 'name' | 'type' | 'separator'> & {
	children?: FieldInShort[];
};

/** What the contract says of a field, without its words. */
function inShort({ name, type, separator, children }: ContractField): FieldInShort {
	return {
		name,
		type,
		...(separator === undefined ? {} : { separator }),
		...(children === undefined ? {} : { children: children.map(inShort) }),
	};
}

/** A field of the table as the contract would say it. */
function asInContract([name, type]: [string, FieldType]): FieldInShort {
	if (type === 'comma<string>') return { name, type: 'array<string>', separator: ',' };
	if (type === 'comma<integer>') return { name, type: 'array<integer>', separator: ',' };
	if (typeof type === 'string') return { name, type };
	const children = 'list' in type ? type.list : type.object;
	return {
		name,
		type: 'list' in type ? 'array<object>' : 'object',
		children: Object.entries(children).map(asInContract),
	};
}

/** Where a value is not of the type that the contract gives its field. */
function misfits(value: unknown, field: ContractField, path = field.name): string[] {
	const { type, children = [] } = field;
	if (type.startsWith('array')) {
		const inner = { ...field, type: type.slice('array<'.length, -1) as ContractField['type'] };
		return Array.isArray(value)
			? value.flatMap((entry, index) => misfits(entry, inner, `${path}[${index}]`))
			: [path];
	}
	if (type === 'object') {
		if (typeof value !== 'object' || value === null) return [path];
		return Object.entries(value).flatMap(([name, inner]) => {
			const child = children.find((each) => each.name === name);
			return child ? misfits(inner, child, `${path}.${name}`) : [`${path}.${name}`];
		});
	}
	if (type === 'integer') return Number.isSafeInteger(value) ? [] : [path];
	return typeof value === type ? [] : [path];
}

/** The texts and numbers in a value, in their order. */
function leavesOf(value: unknown): unknown[] {
	return typeof value === 'object' && value !== null
		? Object.values(value).flatMap(leavesOf)
		: [value];
}

/** The texts inside a field of an example, parted as the contract says. */
function entriesIn(xml: string, { name, separator }: ContractField): string[] {
	const texts = textsIn(xml, name);
	return separator === undefined ? texts : texts.flatMap((text) => text.split(separator));
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
