import { action } from '../../control/action';
import { oneOf } from '../../control/fields';
import { memberOf } from '../customer/people';

/** What an administrator changes in the address book; the apps that may see it are told. */
export const addressBookActions = {
	memberChanged: action({
		summary: 'An administrator changes the name, departments or mobile number of a member.',
		input: { userid: 'string', name: 'string?', departments: 'number[]?', mobile: 'string?' },
		run: (corp, { userid, name, departments, mobile }) => {
			const member = memberOf(corp, userid);
			if (name !== undefined) member.name = name;
			if (departments !== undefined) member.departments = departments;
			corp.emit('change_contact.update_user', {
				UserID: userid,
				Name: name,
				Department: departments,
				Mobile: mobile,
			});
			return { userid };
		},
	}),
	departmentChanged: action({
		summary: 'An administrator creates, changes or deletes a department.',
		input: {
			id: 'number',
			change: oneOf('created', 'updated', 'deleted'),
			name: 'string?',
			parent: 'number?',
		},
		run: (corp, { id, change, name = `Department ${id}`, parent = 1 }) => {
			const named = { Id: id, Name: name, ParentId: parent };
			if (change === 'created') corp.emit('change_contact.create_party', { ...named, Order: 1 });
			if (change === 'updated') corp.emit('change_contact.update_party', named);
			if (change === 'deleted') corp.emit('change_contact.delete_party', { Id: id });
			return { id };
		},
	}),
	addressBookTagChanged: action({
		summary: 'Members or departments join or leave a tag of the address book.',
		input: {
			tag: 'number',
			add_users: 'string[]?',
			remove_users: 'string[]?',
			add_departments: 'number[]?',
			remove_departments: 'number[]?',
		},
		run: (corp, { tag, ...changes }) => {
			corp.emit('change_contact.update_tag', {
				TagId: tag,
				AddUserItems: changes.add_users,
				DelUserItems: changes.remove_users,
				AddPartyItems: changes.add_departments,
				DelPartyItems: changes.remove_departments,
			});
			return { tag };
		},
	}),
};
