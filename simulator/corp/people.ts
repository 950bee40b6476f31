import type { Ids } from '../ids';
import type { ExternalUserId, UnixSeconds, UserId } from '../types';
import { StableList } from './stableList';

/** Someone who works for the corp. */
export interface Member {
	userid: UserId;
	name: string;
	departments: number[];
	/** Whether Customer Contact is switched on (客户联系 > 权限配置 > 使用范围). */
	customerContact: boolean;
	activated: boolean;
	/** Whether the member has an interop license (互通许可); batch/get_by_user asks for it. */
	licensed: boolean;
	/** When the member left the corp. */
	resignedAt?: UnixSeconds;
	/** How many customers fit; beyond it a takeover fails. */
	customerLimit: number;
	/** Whether the console holds a welcome message for this member: then no welcome code is sent. */
	consoleWelcome: boolean;
	/** Whether chats are archived: then a customer has to agree before a welcome message. */
	archiving: boolean;
	follows: StableList<ExternalUserId, Follow>;
}

/** Someone outside whom at least one member has added, or had. */
export interface Customer {
	id: ExternalUserId;
	/** Counts from 1; name, avatar and so on are made of it when they are read. */
	serial: number;
	/** 1 a WeChat user, 2 a WeCom user. */
	type: 1 | 2;
	name?: string;
	unionid?: string;
	follows: Follow[];
}

/** A tag that only the member who made it sees (type 2). */
export interface PersonalTag {
	group_name: string;
	tag_name: string;
}

/** That a member has added a customer, and what the member noted. */
export interface Follow {
	userid: UserId;
	external: Customer;
	remark: string;
	description: string;
	createdAt: UnixSeconds;
	/** Ids of corp tags and rule group tags. */
	tags: readonly string[];
	personalTags?: PersonalTag[];
	remarkCompany?: string;
	remarkMobiles?: string[];
	remarkPictureId?: string;
	operator: string;
	addWay: number;
	state?: string;
	channels?: { nickname: string; source: number };
	/** The customer came without verification and the member has not added back yet. */
	half?: boolean;
	/** The customer has deleted the member; the relation stays on the member's side. */
	deletedByCustomer?: boolean;
	chatStarted?: boolean;
	/** The customer agreed to chat archiving. */
	archiveAgreed?: boolean;
	/** Set while a temporary session runs (contact way with is_temp). */
	session?: { configId: string; endsAt: UnixSeconds };
}

const NO_TAGS: readonly string[] = Object.freeze([]);

/** Members, customers and who follows whom. */
export class People {
	readonly members = new Map<UserId, Member>();
	readonly customers = new StableList<ExternalUserId, Customer>();

	addMember(member: Pick<Member, 'userid'> & Partial<Member>): Member {
		const full: Member = {
			name: member.userid,
			departments: [1],
			customerContact: true,
			activated: true,
			licensed: true,
			customerLimit: 20_000,
			consoleWelcome: false,
			archiving: false,
			follows: new StableList(),
			...member,
		};
		this.members.set(full.userid, full);
		return full;
	}

	addCustomer(
		ids: Ids,
		given: Partial<Pick<Customer, 'type' | 'name' | 'unionid'>> = {},
	): Customer {
		const type = given.type ?? 1;
		const customer: Customer = {
			id: ids.next(type === 1 ? 'wechatCustomer' : 'wecomCustomer'),
			serial: this.customers.size + 1,
			type,
			follows: [],
		};
		if (given.name !== undefined) customer.name = given.name;
		if (given.unionid !== undefined) customer.unionid = given.unionid;
		this.customers.set(customer.id, customer);
		return customer;
	}

	/** Lets a member follow a customer; returns the relation, an older one is replaced. */
	follow(
		member: Member,
		customer: Customer,
		given: Partial<Follow> & { createdAt: UnixSeconds },
	): Follow {
		const follow: Follow = {
			remark: nameOf(customer),
			description: '',
			tags: NO_TAGS,
			operator: customer.id,
			addWay: 0,
			...given,
			userid: member.userid,
			external: customer,
		};
		this.unfollow(member, customer);
		customer.follows.push(follow);
		member.follows.set(customer.id, follow);
		return follow;
	}

	/** Ends a relation. Returns whether there was one. */
	unfollow(member: Member, customer: Customer): boolean {
		if (!member.follows.delete(customer.id)) return false;
		customer.follows = customer.follows.filter((follow) => follow.userid !== member.userid);
		return true;
	}

	/** The relation between a member and a customer, half ones included. */
	findFollow(userid: UserId, external: ExternalUserId): Follow | undefined {
		return this.members.get(userid)?.follows.get(external);
	}

	/** Members of a department who have not left. */
	inDepartments(departments: readonly number[]): Member[] {
		return [...this.members.values()].filter(
			(member) =>
				member.resignedAt === undefined &&
				member.departments.some((department) => departments.includes(department)),
		);
	}
}

/** A customer's nickname. */
export function nameOf(customer: Customer): string {
	return customer.name ?? `Customer ${customer.serial}`;
}
