import { contactCases } from './contacts';
import { memberMessageCases } from './memberMessages';
import { messageCases } from './messages';
import { otherCases } from './others';
import { statisticsCases } from './statistics';
import { tagCases } from './tags';
import type { Cases } from './types';

/** The cases of all operations by their ids. */
export const cases: Cases = {
	...contactCases,
	...memberMessageCases,
	...messageCases,
	...otherCases,
	...statisticsCases,
	...tagCases,
};
