import {
	addProduct,
	checkProduct,
	deleteProduct,
	productsOf,
	requireProduct,
	type Product,
	type ProductSettings,
} from './state';
import type { Corp } from '../../corp/corp';
import { decodeCursor, encodeCursor } from '../../corp/cursor';
import { downloadId } from '../media/kept';
import { requireMedia } from '../media/state';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';

const PAGE_SIZE = 50;
const LIST = 'productAlbum';

interface Picture {
	type: 'image';
	image: { media_id: string };
}

interface Creation {
	description: string;
	price: number;
	product_sn?: string;
	attachments: Picture[];
}

type Change = Partial<Creation> & { product_id: string };

/** @throws WeComError 40007, 41072 for a picture that was not uploaded for albums */
function readPictures(corp: Corp, attachments: readonly Picture[]): ProductSettings['pictures'] {
	return attachments.map(({ image: { media_id } }) => ({
		file: requireMedia(corp, media_id, 'image', ['product']),
	}));
}

/** A product that the app may change. @throws WeComError 60011 for one of another app */
function requireOwn(corp: Corp, app: string, id: string): Product {
	const product = requireProduct(corp, id);
	if (product.createdBy !== app) throw new WeComError(60011, 'product was made by another app');
	return product;
}

function view(corp: Corp, product: Product) {
	return {
		product_id: product.id,
		description: product.description,
		price: product.price,
		product_sn: product.sn,
		attachments: product.pictures.map((picture) => ({
			type: 'image',
			image: { media_id: downloadId(corp, picture) },
		})),
	};
}

function create({ corp, app, input }: Call<Creation>) {
	const settings = {
		description: input.description,
		price: input.price,
		sn: input.product_sn ?? '',
		pictures: readPictures(corp, input.attachments),
	};
	checkProduct(settings);
	return { product_id: addProduct(corp, settings, app.name).id };
}

function get({ corp, input }: Call<{ product_id: string }>) {
	const product = requireProduct(corp, input.product_id);
	return { product: { ...view(corp, product), create_time: product.createdAt } };
}

function getAll({ corp, input }: Call<{ limit?: number; cursor?: string }>) {
	const { items, next } = productsOf(corp).page(
		decodeCursor(LIST, input.cursor),
		input.limit || PAGE_SIZE,
	);
	return {
		next_cursor: next === undefined ? '' : encodeCursor(LIST, next),
		product_list: items.map((product) => view(corp, product)),
	};
}

function update({ corp, app, input }: Call<Change>) {
	const product = requireOwn(corp, app.name, input.product_id);
	const changed: Product = {
		...product,
		description: input.description ?? product.description,
		price: input.price ?? product.price,
		sn: input.product_sn ?? product.sn,
		pictures: input.attachments ? readPictures(corp, input.attachments) : product.pictures,
	};
	checkProduct(changed);
	productsOf(corp).set(product.id, changed);
}

/** doc 95096 */
export const productAlbum: Resource = {
	name: 'productAlbum',
	handlers: {
		'productAlbum.create': handler(create),
		'productAlbum.get': handler(get),
		'productAlbum.getAll': handler(getAll),
		'productAlbum.update': handler(update),
		'productAlbum.delete': handler<{ product_id: string }>(({ corp, app, input }) =>
			deleteProduct(corp, requireOwn(corp, app.name, input.product_id)),
		),
	},
};
