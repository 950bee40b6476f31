import type { Resource } from '../../declaration/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const productAlbum: Resource = {
	value: 'productAlbum',
	name: 'Product Album (商品图册)',
	operations: [create, get, getAll, update, remove],
};
