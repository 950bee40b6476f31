import type { Resource } from '../../declaration/operation';
import { getResult } from './getResult';
import { transferCustomers } from './transferCustomers';
import { transferGroupChats } from './transferGroupChats';

export const onJobTransfer: Resource = {
	value: 'onJobTransfer',
	name: 'Transfer From Current Member (在职继承)',
	operations: [transferCustomers, getResult, transferGroupChats],
};
