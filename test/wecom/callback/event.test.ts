import { integerOf, toEvent } from '../../../wecom/callback/event';
import { parseXml, type XmlElement } from '../../../wecom/callback/xml';

/** The fields of an event with these elements. */
function fieldsOf(event: string, change: string, elements: string) {
	const message = read(`<Event>${event}</Event><ChangeType>${change}</ChangeType>${elements}`);
	return toEvent(message)?.fields;
}

function read(elements: string): XmlElement {
	const parsed = parseXml(`<xml>${elements}</xml>`);
	if (!parsed.ok || typeof parsed.value === 'string') throw new Error('not a message');
	return parsed.value;
}

describe('a whole number', () => {
	it.each([
		['12', 12],
		[' -7\n', -7],
		['a12', undefined],
		['12a', undefined],
	])('in %j is %j', (text, expected) => {
		expect(integerOf(text)).toBe(expected);
	});

	it('is in a text alone, not in a list or beside elements', () => {
		expect(integerOf(['12'])).toBeUndefined();
		expect(integerOf(read('<A>12</A>'))).toBeUndefined();
		expect(integerOf(undefined)).toBeUndefined();
	});
});

describe('a number with decimals', () => {
	it('is in a text alone, not beside elements', () => {
		const latitude = (elements: string) =>
			toEvent(read(`<Event>LOCATION</Event>${elements}`))?.fields;
		expect(latitude('<Latitude>23.13</Latitude>')).toMatchObject({ Latitude: 23.13 });
		expect(latitude('<Latitude><A>1</A></Latitude>')).toMatchObject({ Latitude: { A: '1' } });
	});
});

describe('a list', () => {
	it('is empty where nothing but blanks is in it', () => {
		const elements = '<MemChangeList><![CDATA[ \n]]></MemChangeList>';
		expect(fieldsOf('change_external_chat', 'update', elements)).toMatchObject({
			MemChangeList: [],
		});
	});
});

describe('an entry of a list', () => {
	it('is read without the blanks beside its comma', () => {
		const elements = '<AddUserItems> member_a , member_b </AddUserItems>';
		expect(fieldsOf('change_contact', 'update_tag', elements)).toMatchObject({
			AddUserItems: ['member_a', 'member_b'],
		});
	});

	it('keeps its commas where each has an element of its own', () => {
		const elements = '<MemChangeList><Item>member_a,member_b</Item></MemChangeList>';
		expect(fieldsOf('change_external_chat', 'update', elements)).toMatchObject({
			MemChangeList: ['member_a,member_b'],
		});
	});

	it('is the text that it was where it is an id, also of digits alone', () => {
		const elements = '<AddUserItems>007,12</AddUserItems><AddPartyItems>007,12</AddPartyItems>';
		expect(fieldsOf('change_contact', 'update_tag', elements)).toMatchObject({
			AddUserItems: ['007', '12'],
			AddPartyItems: [7, 12],
		});
	});
});
