/** Every simulated resource. A new one is added to this list and nowhere else. */
import type { Resource } from '../handler';
import { accessToken } from './accessToken';
import { contactWay } from './contactWay';
import { corpTag } from './corpTag';
import { customer } from './customer';
import { customerStrategy } from './customerStrategy';
import { followUser } from './followUser';
import { interceptRule } from './interceptRule';
import { media } from './media';
import { momentStrategy } from './momentStrategy';
import { productAlbum } from './productAlbum';
import { strategyTag } from './strategyTag';
import { welcomeMessage } from './welcomeMessage';

export const RESOURCES: Resource[] = [
	accessToken,
	contactWay,
	corpTag,
	customer,
	customerStrategy,
	followUser,
	interceptRule,
	media,
	momentStrategy,
	productAlbum,
	strategyTag,
	welcomeMessage,
];
