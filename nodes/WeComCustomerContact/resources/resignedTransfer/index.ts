import type { Resource } from '../../declaration/operation';
import { getResult } from './getResult';
import { getUnassigned } from './getUnassigned';
import { transferAllCustomers } from './transferAllCustomers';
import { transferCustomers } from './transferCustomers';
import { transferGroupChats } from './transferGroupChats';

export const resignedTransfer: Resource = {
	value: 'resignedTransfer',
	name: 'Transfer From Resigned Member (离职继承)',
	operations: [
		transferAllCustomers,
		getUnassigned,
		transferCustomers,
		getResult,
		transferGroupChats,
	],
};
