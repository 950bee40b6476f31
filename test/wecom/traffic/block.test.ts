import { Block } from '../../../wecom/traffic/block';

const MINUTE_BLOCK = 61_000;

describe('a block of an endpoint', () => {
	it('holds nothing back before WeCom has refused a call', () => {
		const block = new Block();
		expect(block.heldUntil(5)).toBe(5);
		expect(block.begin()).toBe(false);
		expect(block.heldUntil(5)).toBe(5);
	});

	it('holds back for a minute and a second, then all but the one call that tries', () => {
		const block = new Block();
		expect(block.refused(0, 10, 1_000)).toBe(true);
		expect(block.heldUntil(1_000)).toBe(62_000);
		expect(block.heldUntil(61_999)).toBe(62_000);
		expect(block.heldUntil(62_000)).toBe(62_000);
		expect(block.begin()).toBe(true);
		expect(block.heldUntil(62_000)).toBe(Infinity);
		expect(block.heldUntil(62_001)).toBe(Infinity);
	});

	it('is over when the call that tried is answered', () => {
		const block = new Block();
		block.refused(0, 10, 0);
		const tried = block.begin();
		block.answered(tried);
		expect(block.heldUntil(MINUTE_BLOCK)).toBe(MINUTE_BLOCK);
		expect(block.heldUntil(MINUTE_BLOCK + 5)).toBe(MINUTE_BLOCK + 5);
		expect(block.begin()).toBe(false);
	});

	it('is not over by the answer to a call that had begun before it', () => {
		const block = new Block();
		block.refused(0, 10, 0);
		block.answered(false);
		expect(block.heldUntil(1_000)).toBe(MINUTE_BLOCK);
	});

	it('lets another call try where the one that tried got no answer, and not for any other', () => {
		const block = new Block();
		block.refused(0, 10, 0);
		block.begin();
		block.unanswered(false);
		expect(block.heldUntil(MINUTE_BLOCK)).toBe(Infinity);
		block.unanswered(true);
		expect(block.heldUntil(MINUTE_BLOCK)).toBe(MINUTE_BLOCK);
		expect(block.begin()).toBe(true);
	});

	it('does not begin anew for calls that were under way', () => {
		const block = new Block();
		block.refused(0, 10, 1_000);
		expect(block.refused(999, 10, 1_100)).toBe(false);
		expect(block.refused(999, 10, 70_000)).toBe(false);
		expect(block.refused(1_000, 10, 61_999)).toBe(false);
		expect(block.heldUntil(1_100)).toBe(62_000);
		expect(block.refused(1_000, 10, 62_000)).toBe(true);
	});

	it('is waited for twice as long each time, up to eight minutes', () => {
		const block = new Block();
		let now = 0;
		for (const minutes of [61, 122, 244, 480, 480]) {
			expect(block.refused(now, 10, now)).toBe(true);
			expect(block.heldUntil(now)).toBe(now + minutes * 1_000);
			now += minutes * 1_000;
			block.begin();
		}
	});

	it('lets one call try after each wait', () => {
		const block = new Block();
		block.refused(0, 10, 0);
		block.begin();
		block.refused(MINUTE_BLOCK, 10, MINUTE_BLOCK);
		expect(block.heldUntil(MINUTE_BLOCK + 122_000)).toBe(MINUTE_BLOCK + 122_000);
	});

	it('is that of an hour, from its beginning, where one who may have used up the hour is refused again', () => {
		const block = new Block();
		block.refused(0, 150_000, 1_000);
		expect(block.heldUntil(1_000)).toBe(62_000);
		block.begin();
		expect(block.refused(62_000, 100_001, 62_100)).toBe(true);
		expect(block.heldUntil(62_100)).toBe(3_602_000);
	});

	it('is no block of an hour for who has sent 100,000 calls within it or fewer', () => {
		const block = new Block();
		block.refused(0, 100_000, 0);
		block.refused(MINUTE_BLOCK, 100_000, MINUTE_BLOCK);
		expect(block.heldUntil(MINUTE_BLOCK)).toBe(MINUTE_BLOCK + 122_000);
	});

	it('is tried step by step again where it lasts longer than the hour', () => {
		const block = new Block();
		block.refused(0, 150_000, 0);
		block.refused(MINUTE_BLOCK, 150_000, MINUTE_BLOCK);
		expect(block.heldUntil(MINUTE_BLOCK)).toBe(3_601_000);
		block.refused(3_601_000, 150_000, 3_601_000);
		expect(block.heldUntil(3_601_000)).toBe(3_601_000 + 244_000);
	});

	it('counts from anew after it was over', () => {
		const block = new Block();
		block.refused(0, 150_000, 0);
		block.answered(block.begin());
		block.refused(9_000_000, 150_000, 9_000_000);
		expect(block.heldUntil(9_000_000)).toBe(9_000_000 + MINUTE_BLOCK);
		block.refused(9_061_000, 150_000, 9_061_000);
		expect(block.heldUntil(9_061_000)).toBe(9_000_000 + 3_601_000);
	});
});
