import { acquisitionEvents } from './acquisition';
import { appStateEvents } from './app';
import { cardEvents } from './cards';
import { contactEvents } from './contacts';
import { customerEvents } from './customers';
import { groupChatEvents } from './groupChats';
import { menuEvents } from './menu';
import { messageEvents } from './messages';
import { tagEvents } from './tags';
import type { EventDefinition } from './types';
import { uploadEvents } from './uploads';

export { commonFields } from './common';
export type { EventDefinition, EventFields, FieldType } from './types';

/** The events of Customer Contact. */
export const customerContactEvents: readonly EventDefinition[] = [
	...customerEvents,
	...groupChatEvents,
	...tagEvents,
	...acquisitionEvents,
];

/** What else reaches the URL of an app. */
export const appEvents: readonly EventDefinition[] = [
	...messageEvents,
	...menuEvents,
	...cardEvents,
	...appStateEvents,
	...contactEvents,
	...uploadEvents,
];

/** Every callback that the trigger offers by name. */
export const eventDefinitions: readonly EventDefinition[] = [
	...customerContactEvents,
	...appEvents,
];
