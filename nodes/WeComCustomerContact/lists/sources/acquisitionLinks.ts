import { objectAt } from '../../../../wecom/json';
import { namedSource } from './named';

/** doc 97297: the acquisition links that this app created. */
export const acquisitionLinks = namedSource({
	path: '/cgi-bin/externalcontact/customer_acquisition/list_link',
	field: 'link_id_list',
	detailsPath: '/cgi-bin/externalcontact/customer_acquisition/get',
	id: 'link_id',
	namesOf: (details) => [objectAt(details, 'link').link_name],
});
