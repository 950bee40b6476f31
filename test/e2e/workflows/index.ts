/** One workflow per resource. A new one is added to this list and nowhere else. */
import { customer } from './customer';
import { followUser } from './followUser';

export const resourceWorkflows = { customer, followUser };
