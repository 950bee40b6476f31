import { returnAllOrLimit } from '../../fields/paging';
import { returnDetails } from '../../fields/returnDetails';
import { fetchDetails } from '../../finishers/fetchDetails';
import { operation } from '../../declaration/operation';
import { time } from '../../declaration/params';

export const getAll = operation({
	id: 'contactWay.getAll',
	name: 'Get Many',
	action: 'Get many contact ways',
	description:
		'List contact ways created through the API, except temporary sessions (获取「联系我」列表)',
	doc: 92228,
	method: 'POST',
	path: '/cgi-bin/externalcontact/list_contact_way',
	repeat: 'safe',
	fields: [
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Created After',
					name: 'start_time',
					type: 'dateTime',
					default: '',
					description:
						'Only those created after this time. Defaults to 90 days ago; there are none from before 10 July 2021.',
				},
				{
					displayName: 'Created Before',
					name: 'end_time',
					type: 'dateTime',
					default: '',
					description: 'Only those created before this time. Defaults to now.',
				},
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				returnDetails(
					'Whether to return the settings and the QR code of each contact way instead of only its ID. Makes one more request per contact way.',
				),
			],
		},
	],
	body: {
		start_time: time({ narrows: true, filter: true }),
		end_time: time({ narrows: true, filter: true }),
	},
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	result: { kind: 'records', field: 'contact_way' },
	finish: fetchDetails({
		options: ['fetchDetails'],
		path: '/cgi-bin/externalcontact/get_contact_way',
		id: 'config_id',
		field: 'contact_way',
	}),
});
