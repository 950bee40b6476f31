import { coversDays, dayWithin } from '../../declaration/dayRules';
import {
	firstDayField,
	firstOfPeriod,
	lastDayField,
	lastOfPeriod,
	periodField,
} from '../../fields/days';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { integers, strings, time } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';
import { rowOfDay, totalsOption } from './shared';

export const getUserBehavior = operation({
	id: 'statistics.getUserBehavior',
	name: 'Get Contact Statistics',
	action: 'Get contact statistics of members',
	description:
		'List for each member and day how they contacted customers: requests, new customers, chats, messages, replies, removals (联系客户统计)',
	doc: 92132,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_user_behavior_data',
	repeat: 'safe',
	fields: [
		periodField,
		firstDayField('start_time'),
		lastDayField('end_time', 'Last day of the span, inclusive. The span covers at most 30 days.', {
			required: true,
			hint: 'At most 30 days, within the last 180',
		}),
		memberMultiSelect({
			name: 'userid',
			description:
				'Members to count. One request each, unless Totals Only is on, which takes at most 100.',
		}),
		{
			displayName: 'Department IDs',
			name: 'partyid',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12, 34',
			description:
				'Departments whose members to add up, separated by commas (部门ID). One request each, unless Totals Only is on, which takes at most 100.',
		},
		totalsOption(
			'Whether to return one row per day for all members and departments together, in one request, instead of one row per day for each of them',
		),
	],
	body: {
		userid: strings({ narrows: true, filter: true, maxItems: 100 }),
		partyid: integers({ narrows: true, filter: true, maxItems: 100 }),
		start_time: time({ required: true, at: 'dayUtc8', preset: firstOfPeriod }),
		end_time: time({ required: true, at: 'dayUtc8', preset: lastOfPeriod }),
	},
	rules: [
		atLeastOne('userid', 'partyid'),
		coversDays('start_time', 'end_time', 30),
		dayWithin('start_time', { oldest: 180, newest: 0 }),
		dayWithin('end_time', { oldest: 180, newest: 0 }),
	],
	// doc 92132: what is asked for together is added up.
	split: { param: 'userid', apart: ['partyid'], size: 1, unless: 'totals' },
	result: { kind: 'records', field: 'behavior_data' },
	map: rowOfDay({ userid: 'userid', partyid: 'partyid' }),
});
