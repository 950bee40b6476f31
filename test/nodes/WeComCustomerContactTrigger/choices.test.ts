import {
	choiceOf,
	eventOptions,
	families,
} from '../../../nodes/WeComCustomerContactTrigger/choices';
import { eventDefinitions } from '../../../wecom/callback/events';

describe('a choice that stands for several callbacks', () => {
	const of = (value: string) => families.find((family) => family.value === value);

	it.each([
		['customer_contact.*', 'change_external_contact.add_external_contact', true],
		['customer_contact.*', 'change_external_chat.something_new', true],
		['customer_contact.*', 'customer_acquisition.something_new', true],
		['customer_contact.*', 'change_contact.create_user', false],
		['customer_contact.*', 'new.change_external_contact', false],
		['customer_contact.*', 'my_customer_acquisition.x', false],
		['message.*', 'message.something_new', true],
		['message.*', 'my_message.text', false],
		['message.*', 'view', false],
		['change_contact.*', 'change_contact.something_new', true],
		['change_contact.*', 'change_external_contact.add_external_contact', false],
		['change_contact.*', 'my.change_contact.x', false],
		['other', 'something_new', true],
		['other', 'view', false],
	])('%s covers %s: %s', (value, id, covers) => {
		expect(of(value)?.covers(id)).toBe(covers);
		expect(choiceOf([value])(id)).toBe(covers);
	});

	it('is chosen beside single callbacks', () => {
		const isChosen = choiceOf(['view', 'message.*']);
		expect([isChosen('view'), isChosen('message.text'), isChosen('click')]).toEqual([
			true,
			true,
			false,
		]);
	});
});

describe('the choices of Trigger On', () => {
	it('say what they are, with their Chinese term, and not the word event in it', () => {
		for (const { name, value, description } of eventOptions) {
			expect(name).not.toBe('');
			expect(description).toMatch(/^.{10}/);
			if (String(value).endsWith('*') || value === 'other') continue;
			expect(name).toMatch(/^[A-Z][^()]+ \(.+\)$/);
			expect(name).not.toMatch(/事件(回调)?\)$/);
		}
	});

	it('offer each callback that has a name, and what covers several', () => {
		const values = eventOptions.map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(eventDefinitions.map(({ id }) => id)));
		expect(values).toHaveLength(eventDefinitions.length + families.length);
		expect(families.map(({ value }) => value)).toEqual([
			'customer_contact.*',
			'message.*',
			'change_contact.*',
			'other',
		]);
		for (const option of eventOptions)
			expect(Object.keys(option).sort()).toEqual(['description', 'name', 'value']);
	});
});
