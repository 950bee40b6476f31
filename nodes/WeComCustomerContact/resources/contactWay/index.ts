import type { Resource } from '../../declaration/operation';
import { closeTempChat } from './closeTempChat';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { remove } from './delete';
import { update } from './update';

export const contactWay: Resource = {
	value: 'contactWay',
	name: 'Contact Way (联系我)',
	operations: [create, get, getAll, update, remove, closeTempChat],
};
