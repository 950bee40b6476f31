import { HeldSettings } from '../../../nodes/WeComCustomerContactTrigger/heldSettings';

const held = (settings: string, readAt = 0) => ({ settings, readAt });

describe('settings that are held', () => {
	it('are given until they are too old, to the millisecond', () => {
		const all = new HeldSettings<string, never>(10);
		all.set('a', held('one', 1_000));
		expect(all.get('a', 1_999, 1_000)).toEqual(held('one', 1_000));
		expect(all.get('a', 2_000, 1_000)).toBeUndefined();
		expect(all.get('b', 1_000, 1_000)).toBeUndefined();
	});

	it('are replaced by newer ones, and forgotten on request', () => {
		const all = new HeldSettings<string, never>(10);
		all.set('a', held('one'));
		all.set('a', held('two'));
		expect(all.get('a', 0, 1)).toEqual(held('two'));
		all.delete('a');
		expect(all.get('a', 0, 1)).toBeUndefined();
	});

	it('are as many as they may be: those set first go first', () => {
		const all = new HeldSettings<string, never>(2);
		all.set('a', held('one'));
		all.set('b', held('two'));
		all.set('a', held('three'));
		all.set('c', held('four'));
		expect(['a', 'b', 'c'].map((key) => all.get(key, 0, 1)?.settings)).toEqual([
			'three',
			undefined,
			'four',
		]);
	});
});

describe('reading settings', () => {
	it('is done once for all who ask at the same time, for each credential by itself', async () => {
		const all = new HeldSettings<string, string>(10);
		const read = jest.fn(async (name: string) => await Promise.resolve(held(name)));
		const answers = await Promise.all([
			all.read('a', async () => await read('a')),
			all.read('a', async () => await read('never')),
			all.read('b', async () => await read('b')),
		]);
		expect(answers).toEqual([held('a'), held('a'), held('b')]);
		expect(read).toHaveBeenCalledTimes(2);
	});

	it('is done again afterwards, also after a failure', async () => {
		const all = new HeldSettings<string, string>(10);
		const fail = async () => await Promise.reject(new Error('no such credential'));
		await expect(all.read('a', fail)).rejects.toThrow('no such credential');
		expect(await all.read('a', async () => await Promise.resolve(held('two')))).toEqual(
			held('two'),
		);
	});
});
