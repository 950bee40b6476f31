import { memberLocator } from '../../fields/locators';

export const handoverField = memberLocator({
	displayName: 'Present Member',
	name: 'handover_userid',
	description: 'Member (原跟进成员) whose customers are handed over, by userid',
});
