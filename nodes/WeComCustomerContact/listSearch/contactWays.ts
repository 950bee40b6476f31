import type { JsonObject } from '../../../wecom/types';
import { namedSource } from './named';

/** doc 92228: the contact ways of the last 90 days, by their remark or state. */
export const contactWays = namedSource({
	path: '/cgi-bin/externalcontact/list_contact_way',
	field: 'contact_way',
	detailsPath: '/cgi-bin/externalcontact/get_contact_way',
	id: 'config_id',
	nameOf: ({ contact_way }) => {
		const { remark, state } = contact_way as JsonObject;
		return remark || state;
	},
});
