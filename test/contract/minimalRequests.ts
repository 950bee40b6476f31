import type { JsonObject } from '../../wecom/types';

/**
 * The smallest request of endpoints where the contract's `required` and `required_when` alone do not
 * tell: where one of several optional parameters has to be there, or where the form always has a value.
 */
export const minimalRequests: Readonly<Record<string, JsonObject>> = {
	// One of four kinds of content, to one of three kinds of receivers (doc 90236).
	'memberMessage.send': {
		touser: 'member_a',
		msgtype: 'text',
		agentid: 1000021,
		text: { content: 'Hello' },
	},
	// The form always says for whom the card is updated.
	'memberMessage.updateCard': {
		atall: 1,
		agentid: 1000021,
		response_code: 'ExampleResponseCode0001',
		button: { replace_name: 'Done' },
	},
	// One of five has to be given (doc 92115); an empty text clears the remark.
	'customer.updateRemark': {
		userid: 'member_a',
		external_userid: 'wmExampleCustomer0001',
		remark: '',
	},
	// The form always says who the message is for; the contract takes customers for granted.
	'groupMessage.create': {
		chat_type: 'single',
		sender: 'member_a',
		text: { content: 'The shop is open on Sunday.' },
	},
	// One of six kinds of content has to be given (doc 92366).
	'groupWelcomeTemplate.create': { text: { content: 'Welcome' } },
	'groupWelcomeTemplate.update': {
		template_id: 'msgExampleWelcome01',
		text: { content: 'Welcome' },
	},
	// An image without its id would be nothing.
	'productAlbum.create': {
		description: 'Tea cup',
		price: 12900,
		attachments: [{ type: 'image', image: { media_id: '2kExampleImage0001' } }],
	},
};
