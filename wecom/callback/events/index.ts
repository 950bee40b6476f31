import { acquisitionEvents } from './acquisition';
import { customerEvents } from './customers';
import { groupChatEvents } from './groupChats';
import { neighbourEvents } from './neighbours';
import { tagEvents } from './tags';
import type { KnownEvent } from './types';

export { commonFields } from './common';
export { neighbourEvents } from './neighbours';
export type { EventFields, KnownEvent } from './types';

/** Every callback event that the trigger offers by name. */
export const eventDefinitions = [
	...customerEvents,
	...groupChatEvents,
	...tagEvents,
	...acquisitionEvents,
];

/** Every callback event whose fields have types, offered or not. */
export const knownEvents: readonly KnownEvent[] = [...eventDefinitions, ...neighbourEvents];
