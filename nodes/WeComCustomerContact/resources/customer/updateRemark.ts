import { customerLocator, memberLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { media, string, strings } from '../../declaration/params';
import { atLeastOneGiven } from '../../declaration/rules';

export const updateRemark = operation({
	id: 'customer.updateRemark',
	name: 'Update Remark',
	action: 'Update the remark of a customer',
	description: "Change a member's notes about a customer (修改客户备注信息)",
	doc: 92115,
	method: 'POST',
	path: '/cgi-bin/externalcontact/remark',
	repeat: 'safe',
	fields: [
		memberLocator({ description: 'Member (成员) whose notes are changed, by userid' }),
		customerLocator(),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Company',
					name: 'remark_company',
					type: 'string',
					default: '',
					description:
						'Company of the customer as noted by the member (企业), at most 20 characters. Only for WeChat users.',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					description: "The member's description of the customer (描述), at most 150 characters",
				},
				{
					displayName: 'Mobile Numbers',
					name: 'remark_mobiles',
					type: 'string',
					default: '',
					placeholder: 'e.g. 13900000001, 13900000002',
					description:
						'Mobile numbers (电话), separated by commas. Replaces the current numbers; leave empty to remove them all.',
				},
				{
					displayName: 'Picture Input Data Field Name',
					name: 'pictureBinaryPropertyName',
					type: 'string',
					default: 'data',
					hint: 'The name of the input field containing the binary file data to be uploaded',
					description: 'Picture for the notes (图片), uploaded first: JPG or PNG, at most 10 MB',
				},
				{
					displayName: 'Picture Media ID',
					name: 'remark_pic_mediaid',
					type: 'string',
					default: '',
					description: 'Picture for the notes, by the media_id of an earlier upload',
				},
				{
					displayName: 'Picture URL',
					name: 'pictureUrl',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://www.example.com/business-card.png',
					description:
						'Picture for the notes, fetched without signing in from an address that starts with https:// and uploaded first: JPG or PNG, at most 10 MB',
				},
				{
					displayName: 'Remark',
					name: 'remark',
					type: 'string',
					default: '',
					description: "The member's name for the customer (备注), at most 20 characters",
				},
			],
		},
	],
	body: {
		userid: string({ required: true }),
		external_userid: string({ required: true }),
		remark: string({ narrows: false, maxChars: 20 }),
		description: string({ narrows: false, maxChars: 150 }),
		remark_company: string({ narrows: false, maxChars: 20 }),
		// doc 92115: one empty number removes all that were noted.
		remark_mobiles: strings({ narrows: false, emptyAs: [''] }),
		remark_pic_mediaid: media({
			narrows: false,
			target: 'temporary',
			mediaType: 'image',
			binary: 'pictureBinaryPropertyName',
			url: 'pictureUrl',
		}),
	},
	rules: [
		atLeastOneGiven(
			'remark',
			'description',
			'remark_company',
			'remark_mobiles',
			'remark_pic_mediaid',
		),
	],
	serial: ['external_userid'],
	result: { kind: 'done', as: 'success', about: ['userid', 'external_userid'] },
});
