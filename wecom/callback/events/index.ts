import { acquisitionEvents } from './acquisition';
import { customerEvents } from './customers';
import { groupChatEvents } from './groupChats';
import { tagEvents } from './tags';

export { commonFields } from './common';
export type { EventDefinition, EventFields, FieldType } from './types';

/** Every callback event that the trigger offers by name. */
export const eventDefinitions = [
	...customerEvents,
	...groupChatEvents,
	...tagEvents,
	...acquisitionEvents,
];
