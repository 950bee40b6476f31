import { memberLocator } from '../../fields/locators';

/** The member whose copy of a Moment is asked for. */
export const publisher = memberLocator({
	displayName: 'Publisher',
	description:
		'Member (成员) who published the Moment, by userid, as in Get Many Member Tasks; for a Moment of a member, its creator',
});
