import { objectAt } from '../../../../wecom/json';
import { namedSource, type NamelessList } from './named';

/** doc 97297: the acquisition links that this app created. */
export const acquisitionLinkList: NamelessList = {
	path: '/cgi-bin/externalcontact/customer_acquisition/list_link',
	field: 'link_id_list',
	detailsPath: '/cgi-bin/externalcontact/customer_acquisition/get',
	id: 'link_id',
	namesOf: (details) => [objectAt(details, 'link').link_name],
	largestPage: 100,
};

/** Those links as a list to choose from. */
export const acquisitionLinks = namedSource(acquisitionLinkList);
