import type { Resource } from '../../declaration/operation';
import { get } from './get';
import { getAll } from './getAll';
import { getBatch } from './getBatch';
import { getChanges } from './getChanges';
import { getServed } from './getServed';
import { markTags } from './markTags';
import { updateRemark } from './updateRemark';

export const customer: Resource = {
	value: 'customer',
	name: 'Customer (客户)',
	operations: [markTags, get, getChanges, getBatch, getAll, getServed, updateRemark],
};
