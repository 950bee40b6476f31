import type { JsonObject } from '../../wecom/types';

/**
 * The smallest request of endpoints where the contract's `required` and `required_when` alone do not
 * tell: where one of several optional parameters has to be there, or where the form always has a value.
 */
export const minimalRequests: Readonly<Record<string, JsonObject>> = {
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
