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
		'List the contact ways made through the API, temporary sessions aside (获取「联系我」列表)',
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
						'Start of the time in which they were created. 90 days ago when left out; before 10 July 2021 there are none.',
				},
				{
					displayName: 'Created Before',
					name: 'end_time',
					type: 'dateTime',
					default: '',
					description: 'End of the time in which they were created; now when left out',
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
					'Whether to return the settings and the QR code of each contact way and not only its ID. Costs one more request for each.',
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
