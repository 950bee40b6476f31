import { WeComCustomerContact } from '../../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { WeComCustomerContactTrigger } from '../../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node';
import { subtitleOf } from '../../../support/harness/subtitle';

describe('the canvas', () => {
	it('names resource and operation in words', () => {
		const action = new WeComCustomerContact();
		expect(subtitleOf(action, { resource: 'customer', operation: 'markTags' })).toBe(
			'Customer > Add or Remove Tags',
		);
		expect(subtitleOf(action, { resource: 'contactWay', operation: 'create' })).toBe(
			'Contact Way > Create',
		);
	});

	it('names the events of the trigger, and none where all are chosen', () => {
		const trigger = new WeComCustomerContactTrigger();
		const events = ['change_external_contact.add_external_contact', 'change_external_chat.create'];
		expect(subtitleOf(trigger, { events })).toMatch(/^Customer Added, .*Created$/);
		expect(subtitleOf(trigger, { events: ['customer_contact.*'] })).toBe('');
		expect(subtitleOf(trigger, { events: ['customer_contact.*', 'click'] })).toBe(
			'All Customer Contact Events, Menu: Click',
		);
		expect(subtitleOf(trigger, { events: ['some_new.event'] })).toBe('some_new.event');
	});
});
