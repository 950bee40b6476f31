import { superAdmins } from './state';
import { action } from '../../control/action';
import { memberOf } from '../customer/people';

/** What concerns rule groups and happens in the console. */
export const strategyActions = {
	superAdminsSet: action({
		summary: 'The corp has these super admins and no others; they cannot be admins of rule groups.',
		input: { userids: 'string[]' },
		run: (corp, { userids }) => {
			for (const userid of userids) memberOf(corp, userid);
			const admins = superAdmins(corp);
			admins.clear();
			for (const userid of userids) admins.add(userid);
			return { userids };
		},
	}),
};
