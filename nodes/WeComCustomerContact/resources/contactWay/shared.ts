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
			'Seconds the temporary session lasts after the member is added (会话有效期), at most 1209600 (14 days)',
	},
	expiresIn: {
		displayName: 'QR Code Lifetime',
		name: 'expires_in',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 604800,
		description:
			'Seconds the QR code of the temporary session is valid (二维码有效期), at most 1209600 (14 days)',
	},
	markSource: {
		displayName: 'Mark Source',
		name: 'mark_source',
		type: 'boolean',
		default: true,
		description:
			'Whether this contact way is marked as the source of the customers. Only for customer acquisition apps (营销获客).',
	},
	party: {
		displayName: 'Department IDs',
		name: 'party',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2, 5',
		description:
			'Departments (部门) whose members customers can add, separated by commas. Together with the members chosen, at most 100.',
	},
	remark: {
		displayName: 'Remark',
		name: 'remark',
		type: 'string',
		default: '',
		description: 'Note to distinguish contact ways (备注), at most 30 characters',
	},
	skipVerify: {
		displayName: 'Skip Verification',
		name: 'skip_verify',
		type: 'boolean',
		default: true,
		description: "Whether customers are added without the member's approval (无需验证)",
	},
	state: {
		displayName: 'State',
		name: 'state',
		type: 'string',
		default: '',
		description:
			"Your own value for the channel (渠道参数), at most 30 characters. Returned with each customer and in the trigger's event.",
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
		description: 'Button style in the mini program (控件样式)',
	},
	unionid: {
		displayName: 'Union ID',
		name: 'unionid',
		type: 'string',
		default: '',
		description: 'The only customer who may use the temporary session. Leave out to allow anyone.',
	},
} satisfies Record<string, INodeProperties>;
