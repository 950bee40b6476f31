import { OneByOne } from '../../../../nodes/WeComCustomerContact/engine/oneByOne';

describe('tasks with a key', () => {
	it('run one after the other in their order, those of other keys meanwhile', async () => {
		const turns = new OneByOne();
		const log: string[] = [];
		let free: () => void = () => undefined;
		const held = new Promise<void>((resolve) => (free = resolve));
		const first = turns.run('a', async () => {
			await held;
			log.push('first');
		});
		const second = turns.run('a', async () => void log.push('second'));
		await turns.run('b', async () => void log.push('other'));
		free();
		await Promise.all([first, second]);
		expect(log).toEqual(['other', 'first', 'second']);
	});

	it('go on behind one that failed, whose error is its own', async () => {
		const turns = new OneByOne();
		const failed = turns.run('a', async () => await Promise.reject(new Error('no')));
		const next = turns.run('a', async () => 'done');
		await expect(failed).rejects.toThrow('no');
		await expect(next).resolves.toBe('done');
	});
});
