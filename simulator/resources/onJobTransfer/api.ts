import type { Resource } from '../../handler';
import { transferCustomers, transferGroupChats, transferResult } from '../transfers/handlers';

/** doc 92125, 94088, 95703 */
export const onJobTransfer: Resource = {
	name: 'onJobTransfer',
	handlers: {
		'onJobTransfer.transferCustomers': transferCustomers('onJob'),
		'onJobTransfer.getResult': transferResult('onJob'),
		'onJobTransfer.transferGroupChats': transferGroupChats('onJob'),
	},
};
