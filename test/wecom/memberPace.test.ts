import { MemberPace } from '../../wecom/memberPace';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Sends so many messages to a member, one each `every`, whether they are held up or not. */
function sendMany(pace: MemberPace, count: number, every: number, from = 0): number {
	for (let n = 0; n < count; n++) pace.note('app', ['member_a'], from + n * every);
	return from + (count - 1) * every;
}

describe('the pace of messages to one member', () => {
	it('holds nothing up while a minute has fewer than 30 and an hour fewer than 1,000', () => {
		const pace = new MemberPace();
		const last = sendMany(pace, 29, 10);
		expect(pace.heldUp('app', ['member_a'], last)).toBeUndefined();
	});

	it('holds the 31st of a minute up until the first is out of it', () => {
		const pace = new MemberPace();
		const last = sendMany(pace, 30, SECOND);
		expect(pace.heldUp('app', ['member_a'], last)).toEqual({
			member: 'member_a',
			wait: 61 * SECOND - last,
		});
		expect(pace.heldUp('app', ['member_a'], 61 * SECOND)).toBeUndefined();
	});

	it('holds the 1,001st of an hour up, however evenly they came', () => {
		const pace = new MemberPace();
		const last = sendMany(pace, 1_000, 3 * SECOND);
		expect(pace.heldUp('app', ['member_a'], last)?.wait).toBe(HOUR + 5 * SECOND - last);
	});

	it('never lets more through than WeCom delivers, wherever a window begins', () => {
		const pace = new MemberPace();
		const sent: number[] = [];
		for (let now = 0; sent.length < 2_500;) {
			now += pace.heldUp('app', ['member_a'], now)?.wait ?? 0;
			pace.note('app', ['member_a'], now);
			sent.push(now);
		}
		for (const [length, most] of [
			[MINUTE, 30],
			[HOUR, 1_000],
		] as const) {
			for (const [at, begin] of sent.entries()) {
				const inWindow = sent.slice(at).filter((time) => time < begin + length).length;
				expect(inWindow).toBeLessThanOrEqual(most);
			}
		}
	});

	it('counts each member and each app by itself, and a member in any case', () => {
		const pace = new MemberPace();
		sendMany(pace, 30, 0);
		expect(pace.heldUp('app', ['member_b'], 0)).toBeUndefined();
		expect(pace.heldUp('another app', ['member_a'], 0)).toBeUndefined();
		expect(pace.heldUp('app', ['member_b', 'Member_A'], 0)?.member).toBe('Member_A');
	});

	it('names the member for whom it takes longest', () => {
		const pace = new MemberPace();
		sendMany(pace, 30, 0);
		for (let n = 0; n < 30; n++) pace.note('app', ['member_b'], 10 * SECOND);
		const held = pace.heldUp('app', ['member_a', 'member_b'], 20 * SECOND);
		expect(held).toEqual({ member: 'member_b', wait: 51 * SECOND });
	});

	it('forgets the member who was written to longest ago where it remembers 50,000', () => {
		const pace = new MemberPace();
		const isRemembered = (member: string) => pace.heldUp('app', [member], 0) !== undefined;
		for (const member of ['member_a', 'member_b', 'member_a']) {
			for (let n = 0; n < 30; n++) pace.note('app', [member], 0);
		}
		const others = Array.from({ length: 49_998 }, (_, n) => `other_${n}`);
		pace.note('app', others, 0);
		expect(['member_a', 'member_b'].map(isRemembered)).toEqual([true, true]);
		pace.note('app', ['one more'], 0);
		expect(['member_a', 'member_b'].map(isRemembered)).toEqual([true, false]);
	});

	it('forgets all when it is told to', () => {
		const pace = new MemberPace();
		sendMany(pace, 30, 0);
		pace.clear();
		expect(pace.heldUp('app', ['member_a'], 0)).toBeUndefined();
	});

	it('holds nobody up where a message goes to nobody', () => {
		expect(new MemberPace().heldUp('app', [], 0)).toBeUndefined();
	});
});
