import { objectAt } from '../../../../wecom/json';
import { namedSource, type NamelessList } from './named';

/** doc 92228: the contact ways of the last 90 days, by their remark or state. */
export const contactWayList: NamelessList = {
	path: '/cgi-bin/externalcontact/list_contact_way',
	field: 'contact_way',
	detailsPath: '/cgi-bin/externalcontact/get_contact_way',
	id: 'config_id',
	namesOf: (details) => {
		const { remark, state } = objectAt(details, 'contact_way');
		return [remark, state];
	},
	largestPage: 1_000,
};

/** Those contact ways as a list to choose from. */
export const contactWays = namedSource(contactWayList);
