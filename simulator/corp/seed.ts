import type { Corp } from './corp';

const DAY_SECONDS = 86_400;

/**
 * Fills a new corp: members `member_1` … with Customer Contact, the last of them in department 2,
 * and customers, dealt out to the members in turn. Every tenth customer uses WeCom, not WeChat.
 */
export function seedPeople(corp: Corp): void {
	const { settings } = corp.tools;
	const members = [];
	for (let i = 1; i <= settings.members; i++) {
		const departments = i === settings.members ? [2] : [1];
		members.push(
			corp.people.addMember({ userid: `member_${i}`, name: `Member ${i}`, departments }),
		);
	}
	const now = corp.clock.now();
	for (let i = 0; i < settings.customers; i++) {
		const member = members[i % members.length];
		if (!member) return;
		const customer = corp.people.addCustomer(corp.ids, { type: i % 10 === 9 ? 2 : 1 });
		corp.people.follow(member, customer, {
			createdAt: now - DAY_SECONDS - (settings.customers - i),
			addWay: 1,
			operator: member.userid,
			chatStarted: true,
		});
	}
}
