import { entryOf, pagedSource } from '../../../shared/lists/source';

/** doc 95096: the products of the album, by the beginning of their description and their code. */
export const products = pagedSource({
	path: '/cgi-bin/externalcontact/get_product_album_list',
	body: () => ({ limit: 100 }),
	field: 'product_list',
	toEntry: ({ product_id, description, product_sn }) =>
		entryOf({ id: product_id, names: [description], description: product_sn }),
});
