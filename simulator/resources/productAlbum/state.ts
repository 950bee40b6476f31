import { WeComError } from '../../errors';
import type { UnixSeconds } from '../../types';
import { slice, type Corp } from '../../corp/corp';
import type { KeptMedia } from '../media/kept';
import { StableList } from '../../corp/stableList';

/** A product with its pictures (doc 95096). */
export interface Product {
	id: string;
	description: string;
	/** In fen, 1/100 yuan. */
	price: number;
	sn: string;
	pictures: KeptMedia[];
	createdAt: UnixSeconds;
	/** The app that made it; the others may only read it. */
	createdBy: string;
}

/** What can be set on a product. */
export type ProductSettings = Pick<Product, 'description' | 'price' | 'sn' | 'pictures'>;

/** doc 95096 */
const MOST_PICTURES = 9;

const albums = slice('productAlbum', () => ({
	products: new StableList<string, Product>(),
	deleted: new Set<string>(),
}));

/** The products, in the order in which they were made. */
export function productsOf(corp: Corp): StableList<string, Product> {
	return albums(corp).products;
}

/**
 * A product that a call names.
 * @throws WeComError 41075 for an unknown one, 41074 for a deleted one
 */
export function requireProduct(corp: Corp, id: string): Product {
	const { products, deleted } = albums(corp);
	const product = products.get(id);
	if (product) return product;
	if (deleted.has(id)) throw new WeComError(41074, 'product has been deleted');
	throw new WeComError(41075, 'invalid product_id');
}

/**
 * Checks what the contract states in words.
 * @throws WeComError 41087 without a description, 41086 for a price below 0, 41085 for a code with
 *   other characters than digits and letters, 41088 and 41064 for no picture or too many
 */
export function checkProduct({ description, price, sn, pictures }: ProductSettings): void {
	if (description === '') throw new WeComError(41087, 'description is empty');
	if (price < 0) throw new WeComError(41086, 'invalid price');
	if (!/^[0-9A-Za-z]*$/.test(sn)) throw new WeComError(41085, 'invalid product_sn');
	if (pictures.length === 0) throw new WeComError(41088, 'attachments is empty');
	if (pictures.length > MOST_PICTURES) throw new WeComError(41064, 'too many attachments');
}

/** Adds a product that was checked. */
export function addProduct(corp: Corp, settings: ProductSettings, createdBy: string): Product {
	const id = corp.ids.next('product');
	const product = { ...settings, id, createdAt: corp.clock.now(), createdBy };
	productsOf(corp).set(id, product);
	return product;
}

/** Takes a product out; its id is remembered as that of a deleted one. */
export function deleteProduct(corp: Corp, { id }: Product): void {
	const { products, deleted } = albums(corp);
	products.delete(id);
	deleted.add(id);
}
