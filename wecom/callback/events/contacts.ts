import type { EventDefinition, EventFields } from './types';

/** What the app may see of a member. */
const member: EventFields = {
	Name: 'string',
	Department: 'comma<integer>',
	MainDepartment: 'integer',
	IsLeaderInDept: 'comma<integer>',
	DirectLeader: 'comma<string>',
	Position: 'string',
	Mobile: 'string',
	Gender: 'integer',
	Email: 'string',
	BizMail: 'string',
	Status: 'integer',
	Avatar: 'string',
	Alias: 'string',
	Telephone: 'string',
	Address: 'string',
	ExtAttr: {
		list: {
			Name: 'string',
			Type: 'integer',
			Text: { object: { Value: 'string' } },
			Web: { object: { Title: 'string', Url: 'string' } },
		},
	},
};

/** Changes of the address book: members (doc 90970), departments (doc 90971), tags (doc 90972). */
export const contactEvents: readonly EventDefinition[] = [
	{
		id: 'change_contact.create_user',
		doc: 90970,
		title: { en: 'Member Created', zh: '成员变更：新增成员' },
		when: 'A member is added to the address book',
		fields: { UserID: 'string', ...member },
		identity: ['UserID'],
	},
	{
		id: 'change_contact.update_user',
		doc: 90970,
		title: { en: 'Member Changed', zh: '成员变更：更新成员' },
		when: 'A member changes in the address book',
		fields: { UserID: 'string', NewUserID: 'string', ...member },
		identity: ['UserID'],
	},
	{
		id: 'change_contact.delete_user',
		doc: 90970,
		title: { en: 'Member Left', zh: '成员变更：删除成员' },
		when: 'A member is removed from the address book; the customers wait to be handed over',
		fields: { UserID: 'string' },
		identity: ['UserID'],
	},
	{
		id: 'change_contact.create_party',
		doc: 90971,
		title: { en: 'Department Created', zh: '部门变更：新增部门' },
		when: 'A department is created',
		fields: { Id: 'integer', Name: 'string', ParentId: 'integer', Order: 'integer' },
		identity: ['Id'],
	},
	{
		id: 'change_contact.update_party',
		doc: 90971,
		title: { en: 'Department Changed', zh: '部门变更：更新部门' },
		when: 'A department changes',
		fields: { Id: 'integer', Name: 'string', ParentId: 'integer' },
		identity: ['Id'],
	},
	{
		id: 'change_contact.delete_party',
		doc: 90971,
		title: { en: 'Department Deleted', zh: '部门变更：删除部门' },
		when: 'A department is deleted',
		fields: { Id: 'integer' },
		identity: ['Id'],
	},
	{
		id: 'change_contact.update_tag',
		doc: 90972,
		title: { en: 'Members of an Address Book Tag Changed', zh: '标签变更' },
		when: 'Members or departments join or leave a tag of the address book',
		fields: {
			TagId: 'integer',
			AddUserItems: 'comma<string>',
			DelUserItems: 'comma<string>',
			AddPartyItems: 'comma<integer>',
			DelPartyItems: 'comma<integer>',
		},
		identity: ['TagId'],
	},
];
