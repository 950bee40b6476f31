import { action, ControlError } from '../../control/action';
import { memberOf } from '../customer/people';

/** What happens to members, and what an administrator sets for them. */
export const memberActions = {
	memberJoins: action({
		summary: 'Someone joins the corp.',
		input: {
			userid: 'string',
			name: 'string?',
			departments: 'number[]?',
			customer_contact: 'boolean?',
		},
		run: (corp, { userid, name, departments, customer_contact: customerContact }) => {
			if (corp.people.members.has(userid)) throw new ControlError(`${userid} is taken`);
			const member = corp.people.addMember({
				userid,
				...(name !== undefined && { name }),
				...(departments !== undefined && { departments }),
				...(customerContact !== undefined && { customerContact }),
			});
			corp.emit('change_contact.create_user', {
				UserID: userid,
				Name: member.name,
				Department: member.departments,
			});
			return { userid };
		},
	}),
	memberResigns: action({
		summary: 'A member leaves the corp; the customers wait for someone to take over.',
		input: { userid: 'string' },
		run: (corp, { userid }) => {
			memberOf(corp, userid).resignedAt = corp.clock.now();
			corp.emit('change_contact.delete_user', { UserID: userid });
			return { userid };
		},
	}),
	memberSet: action({
		summary:
			'An administrator sets what a member may do: Customer Contact, activation, license, limit of customers, a welcome message of the console, chat archiving.',
		input: {
			userid: 'string',
			customer_contact: 'boolean?',
			activated: 'boolean?',
			licensed: 'boolean?',
			customer_limit: 'number?',
			console_welcome: 'boolean?',
			archiving: 'boolean?',
		},
		run: (corp, { userid, ...set }) => {
			const member = memberOf(corp, userid);
			if (set.customer_contact !== undefined) member.customerContact = set.customer_contact;
			if (set.activated !== undefined) member.activated = set.activated;
			if (set.licensed !== undefined) member.licensed = set.licensed;
			if (set.customer_limit !== undefined) member.customerLimit = set.customer_limit;
			if (set.console_welcome !== undefined) member.consoleWelcome = set.console_welcome;
			if (set.archiving !== undefined) member.archiving = set.archiving;
			return { userid };
		},
	}),
};
