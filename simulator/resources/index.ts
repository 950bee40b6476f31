/** Every simulated resource. A new one is added to this list and nowhere else. */
import type { Resource } from '../handler';
import { accessToken } from './accessToken';
import { customer } from './customer';
import { followUser } from './followUser';

export const RESOURCES: Resource[] = [accessToken, customer, followUser];
