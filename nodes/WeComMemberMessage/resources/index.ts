import type { Resource } from '../../WeComCustomerContact/declaration/operation';
import { memberMessage } from './memberMessage';

/** Every resource of the node for messages to members, in the order of the dropdown. */
export const resources: readonly Resource[] = [memberMessage];
