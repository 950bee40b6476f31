/** Every simulated resource. A new one is added to this list and nowhere else. */
import type { Resource } from '../handler';
import { accessToken } from './accessToken';
import { contactWay } from './contactWay';
import { corpTag } from './corpTag';
import { customer } from './customer';
import { followUser } from './followUser';
import { media } from './media';
import { welcomeMessage } from './welcomeMessage';

export const RESOURCES: Resource[] = [
	accessToken,
	contactWay,
	corpTag,
	customer,
	followUser,
	media,
	welcomeMessage,
];
