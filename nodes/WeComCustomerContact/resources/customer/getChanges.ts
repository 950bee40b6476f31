import { CHANGED } from '../../customers/changes';
import { ALL_MEMBERS, customersOfFields, customersOfParams } from '../../customers/fields';
import { SAMPLE_FINGERPRINT } from '../../customers/fingerprint';
import { FINGERPRINT } from '../../customers/heldRows';
import { ReadChanges } from '../../customers/readChanges';
import { textsAt } from '../../customers/record';
import { SAMPLE_ROW } from '../../customers/row';
import { composed } from '../../declaration/operation';
import { boolean, strings } from '../../declaration/params';
import { getAll } from './getAll';
import { getBatch } from './getBatch';

const REMOVE_WITHOUT_MEMBER = 'remove_without_member';

export const getChanges = composed({
	id: 'customer.getChanges',
	name: 'Get Changes',
	action: 'Get changes of customers',
	description:
		'Compare the customers of members with the rows that you hold of them: who is new, who has changed, who is gone',
	doc: 92994,
	repeat: 'safe',
	fields: [
		{
			displayName:
				'The input items are the rows that you hold, each with userid, external_userid and the fingerprint of the last run. If the table may be empty, turn on "Always Output Data" in the settings of the node that reads it.',
			name: 'rowsNotice',
			type: 'notice',
			default: '',
		},
		...customersOfFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Remove Rows of Unlisted Members',
					name: REMOVE_WITHOUT_MEMBER,
					type: 'boolean',
					default: false,
					description:
						'Whether rows of members who are no longer listed for Customer Contact, or who left the visible range of the app, come out as removed. Otherwise they are left alone.',
				},
			],
		},
	],
	own: {
		...customersOfParams,
		userid_list: strings({
			narrows: true,
			filter: true,
			onlyWhen: { [ALL_MEMBERS]: [false, undefined] },
			requiredWhen: { [ALL_MEMBERS]: [false, undefined] },
		}),
		[REMOVE_WITHOUT_MEMBER]: boolean({ narrows: false }),
	},
	uses: [getBatch.id, getAll.id, 'followUser.getAll', 'corpTag.getAll'],
	cost: '1 for each 100 customers of the members; 1 for the members where all are read; 1 for each member with rows that seem to be gone, to make sure; 1 for the names of tags where somebody new or changed has one.',
	sample: { ...SAMPLE_ROW, [FINGERPRINT]: SAMPLE_FINGERPRINT, [CHANGED]: 'remark, tags' },
	outputs: [
		{ key: 'new', name: 'New' },
		{ key: 'changed', name: 'Changed' },
		{ key: 'removed', name: 'Removed' },
	],
	outputField: 'change',
	forAllItems: async (task) =>
		await ReadChanges.run(task, {
			chosen: task.own[ALL_MEMBERS] === true ? undefined : textsAt(task.own, 'userid_list'),
			withoutMember: task.own[REMOVE_WITHOUT_MEMBER] === true,
		}),
});
