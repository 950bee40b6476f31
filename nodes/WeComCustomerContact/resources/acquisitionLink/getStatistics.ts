import { dayWithin } from '../../declaration/dayRules';
import { acquisitionLinkLocator } from './shared';
import {
	firstDayField,
	firstOfPeriod,
	lastDayField,
	lastOfPeriod,
	periodField,
} from '../../fields/days';
import { operation } from '../../declaration/operation';
import { string, time } from '../../declaration/params';
import { spanOfDays } from '../../declaration/rules';

export const getStatistics = operation({
	id: 'acquisitionLink.getStatistics',
	name: 'Get Statistics',
	action: 'Get statistics of an acquisition link',
	description:
		'Get the total number of customers who clicked a link and of those added, over a span of days (链接使用详情)',
	doc: 97375,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_acquisition/statistic',
	repeat: 'safe',
	fields: [
		acquisitionLinkLocator(),
		periodField,
		firstDayField('start_time'),
		lastDayField('end_time', 'Last day of the span, inclusive, at most 30 days after the first', {
			required: true,
			hint: 'At most 30 days, within the last 180',
		}),
	],
	body: {
		link_id: string({ required: true, names: 'acquisitionLink' }),
		start_time: time({ required: true, at: 'dayUtc8', preset: firstOfPeriod }),
		end_time: time({ required: true, at: 'dayUtc8', preset: lastOfPeriod }),
	},
	rules: [
		spanOfDays('start_time', 'end_time', 30),
		dayWithin('start_time', { oldest: 180, newest: 0 }),
		dayWithin('end_time', { oldest: 180, newest: 0 }),
	],
	result: { kind: 'record', about: ['link_id'] },
});
