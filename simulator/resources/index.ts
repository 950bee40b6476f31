/** Every simulated resource. A new one is added to this list and nowhere else. */
import type { Resource } from '../handler';
import { accessToken } from './accessToken';
import { contactWay } from './contactWay';
import { corpTag } from './corpTag';
import { customer } from './customer';
import { customerStrategy } from './customerStrategy';
import { followUser } from './followUser';
import { media } from './media';
import { momentStrategy } from './momentStrategy';
import { strategyTag } from './strategyTag';
import { welcomeMessage } from './welcomeMessage';

export const RESOURCES: Resource[] = [
	accessToken,
	contactWay,
	corpTag,
	customer,
	customerStrategy,
	followUser,
	media,
	momentStrategy,
	strategyTag,
	welcomeMessage,
];
