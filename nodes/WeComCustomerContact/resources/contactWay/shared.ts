import type { INodeProperties } from 'n8n-workflow';

/** doc 92228: what can be set both when a contact way is created and later. */
export const contactWayFields = {
	chatExpiresIn: {
		displayName: 'Session Lifetime',
		name: 'chat_expires_in',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 86400,
		description:
			'How many seconds the temporary session lasts after the member was added (会话有效期), at most 1209600 (14 days)',
	},
	expiresIn: {
		displayName: 'QR Code Lifetime',
		name: 'expires_in',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 604800,
		description:
			'How many seconds the QR code of the temporary session can be used (二维码有效期), at most 1209600 (14 days)',
	},
	markSource: {
		displayName: 'Mark Source',
		name: 'mark_source',
		type: 'boolean',
		default: true,
		description:
			'Whether this contact way is marked as the source of the customers. Only for apps of the type customer acquisition (营销获客).',
	},
	party: {
		displayName: 'Department IDs',
		name: 'party',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2, 5',
		description:
			'Departments (部门) whose members customers are led to, separated by commas. Together with the members chosen, at most 100.',
	},
	remark: {
		displayName: 'Remark',
		name: 'remark',
		type: 'string',
		default: '',
		description: 'Note to tell contact ways apart (备注), at most 30 characters',
	},
	skipVerify: {
		displayName: 'Skip Verification',
		name: 'skip_verify',
		type: 'boolean',
		default: true,
		description: 'Whether customers are added without the member having to approve (无需验证)',
	},
	state: {
		displayName: 'State',
		name: 'state',
		type: 'string',
		default: '',
		description:
			'Your own value for the channel (渠道参数), at most 30 characters. It comes back with each customer and in the event of the trigger.',
	},
	style: {
		displayName: 'Style',
		name: 'style',
		type: 'options',
		options: [
			{ name: 'Style 1', value: 1 },
			{ name: 'Style 2', value: 2 },
			{ name: 'Style 3 (Single Member Only)', value: 3 },
		],
		default: 1,
		description: 'Look of the button in the mini program (控件样式)',
	},
	unionid: {
		displayName: 'Union ID',
		name: 'unionid',
		type: 'string',
		default: '',
		description: 'The only customer who may use the temporary session; anyone when left out',
	},
} satisfies Record<string, INodeProperties>;
