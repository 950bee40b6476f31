import type { JsonObject } from '../../../wecom/types';
import { namedSource } from './named';

/** doc 97297: the acquisition links that this app created. */
export const acquisitionLinks = namedSource({
	path: '/cgi-bin/externalcontact/customer_acquisition/list_link',
	field: 'link_id_list',
	detailsPath: '/cgi-bin/externalcontact/customer_acquisition/get',
	id: 'link_id',
	nameOf: ({ link }) => (link as JsonObject).link_name,
});
