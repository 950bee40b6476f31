import { attachmentsField, attachmentsParam, type AttachmentPlace } from '../../fields/attachments';
import { memberMultiSelect, tagMultiSelect } from '../../../shared/fields/multiSelects';
import { waitForMoment } from './waitForMoment';
import { operation } from '../../declaration/operation';
import { integers, object, string, strings } from '../../declaration/params';
import { atLeastOne, oneKind } from '../../declaration/rules';

/** doc 95094 */
const place: AttachmentPlace = {
	kinds: ['image', 'link', 'video'],
	target: 'moment',
	maxItems: 9,
	linkCoverIsFile: true,
};

export const create = operation({
	id: 'moment.create',
	name: 'Create',
	action: 'Create a Moment',
	description:
		"Start a job that asks members to publish a Moment to their customers' Moments (创建发表任务)",
	doc: 95094,
	method: 'POST',
	path: '/cgi-bin/externalcontact/add_moment_task',
	repeat: 'once',
	fields: [
		{
			displayName: 'Text',
			name: 'content',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'Text of the Moment (文本), at most 2000 characters',
			hint: 'The Moment appears only after its senders confirm it in WeCom',
		},
		attachmentsField(place, {
			description: 'Up to 9 images, or 1 link, or 1 video (附件)',
		}),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				tagMultiSelect({
					displayName: 'Customer Tag Names or IDs',
					name: 'tag_list',
					description:
						'Only customers with at least one of these tags (by name, Group/Tag or ID) see the Moment (可见的客户标签). Leave the field out to show it to everyone.',
				}),
				{
					displayName: 'Sender Department IDs',
					name: 'department_list',
					type: 'string',
					default: '',
					placeholder: 'e.g. 12, 34',
					description:
						'Departments whose members are asked to publish (执行者的部门), separated by commas',
				},
				memberMultiSelect({
					displayName: 'Sender Names or IDs',
					name: 'user_list',
					description:
						"Members who are asked to publish (执行者). Leave out all senders to ask everyone in the app's visible range.",
				}),
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Wait for Moment ID (Seconds)',
					name: 'waitSeconds',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 3600 },
					default: 60,
					description:
						'How long to wait for the Moment to be created, to return its moment_id and the senders and tags that were rejected. Makes one more request after 1, 3 and 7 seconds and every 5 seconds after that. A job that takes longer returns only its jobid.',
				},
			],
		},
	],
	body: {
		visible_range: object(
			{
				sender_list: object(
					{
						user_list: strings({ narrows: true, minItems: 1, maxItems: 100_000 }),
						department_list: integers({ narrows: true, minItems: 1 }),
					},
					{ narrows: true },
				),
				external_contact_list: object(
					{ tag_list: strings({ narrows: true, minItems: 1, names: 'corpTag' }) },
					{ narrows: true },
				),
			},
			{ narrows: true },
		),
		text: object({ content: string({ narrows: false, maxChars: 2000 }) }, { narrows: false }),
		attachments: attachmentsParam(place),
	},
	rules: [
		atLeastOne('text.content', 'attachments'),
		oneKind('attachments', 'msgtype', { image: 9, link: 1, video: 1 }),
	],
	result: { kind: 'record' },
	finish: waitForMoment,
});
