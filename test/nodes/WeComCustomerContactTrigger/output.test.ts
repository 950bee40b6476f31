import { outputOf } from '../../../nodes/WeComCustomerContactTrigger/output';
import type { WeComEvent } from '../../../wecom/callback/event';

const AT = Date.parse('2026-01-05T09:00:00Z');
const event = {
	id: 'change_external_contact.add_external_contact',
	fields: { UserID: 'member_a', CreateTime: 1_767_603_600 },
} as unknown as WeComEvent;
const message = { eventId: 'f00d', xml: '<xml/>', fields: {} };

describe('the item of an event', () => {
	it('says what it is, when it came, and what the message holds', () => {
		expect(outputOf(event, message, AT, false)).toStrictEqual({
			event: 'change_external_contact.add_external_contact',
			eventId: 'f00d',
			receivedAt: '2026-01-05T09:00:00.000Z',
			UserID: 'member_a',
			CreateTime: 1_767_603_600,
		});
	});

	it('holds the message as it was where that is asked for', () => {
		expect(outputOf(event, message, AT, true)).toMatchObject({ xml: '<xml/>' });
	});

	it('names the app where the envelope does', () => {
		expect(outputOf(event, { ...message, agentId: '1000002' }, AT, false)).toMatchObject({
			agentId: '1000002',
		});
	});

	it('takes no field of a message for one of its own', () => {
		const fields = {
			event: 'forged',
			eventId: 'forged',
			receivedAt: 'forged',
			agentId: 'forged',
			xml: 'forged',
			UserID: 'member_a',
		};
		const json = outputOf({ ...event, fields }, message, AT, false);
		expect(json).toEqual({
			event: event.id,
			eventId: 'f00d',
			receivedAt: '2026-01-05T09:00:00.000Z',
			UserID: 'member_a',
		});
	});
});
