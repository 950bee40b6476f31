import { objectAt } from '../../../../wecom/json';
import { namedSource } from './named';

/** doc 92228: the contact ways of the last 90 days, by their remark or state. */
export const contactWays = namedSource({
	path: '/cgi-bin/externalcontact/list_contact_way',
	field: 'contact_way',
	detailsPath: '/cgi-bin/externalcontact/get_contact_way',
	id: 'config_id',
	namesOf: (details) => {
		const { remark, state } = objectAt(details, 'contact_way');
		return [remark, state];
	},
});
