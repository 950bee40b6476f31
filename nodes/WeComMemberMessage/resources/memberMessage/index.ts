import type { Resource } from '../../../WeComCustomerContact/declaration/operation';
import { recall } from './recall';
import { send } from './send';
import { sendAndWait } from './sendAndWait';
import { updateCard } from './updateCard';

export const memberMessage: Resource = {
	value: 'memberMessage',
	name: 'Member Message',
	operations: [send, sendAndWait, recall, updateCard],
};
