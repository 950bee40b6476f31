import type { Resource } from '../operation';
import { customer } from './customer';
import { followUser } from './followUser';
import { welcomeMessage } from './welcomeMessage';

/** Every resource of the action node, in the order of the dropdown. */
export const resources: readonly Resource[] = [customer, followUser, welcomeMessage];
