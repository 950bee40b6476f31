/** One workflow per resource. A new one is added to this list and nowhere else. */
import { contactWay } from './contactWay';
import { corpTag } from './corpTag';
import { customer } from './customer';
import { followUser } from './followUser';
import { media } from './media';
import { welcomeMessage } from './welcomeMessage';

export const resourceWorkflows = {
	followUser,
	customer,
	corpTag,
	contactWay,
	welcomeMessage,
	media,
};
