import { systemTime } from '../../wecom/types';

it('the time of the machine is the present in milliseconds, and chance', () => {
	const before = Date.now();
	const now = systemTime.now();
	expect(now).toBeGreaterThanOrEqual(before);
	expect(now).toBeLessThanOrEqual(Date.now());
	const chances = Array.from({ length: 20 }, () => systemTime.random());
	expect(new Set(chances).size).toBeGreaterThan(1);
	for (const chance of chances) {
		expect(chance).toBeGreaterThanOrEqual(0);
		expect(chance).toBeLessThan(1);
	}
});
