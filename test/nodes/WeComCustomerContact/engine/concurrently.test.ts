import { mapConcurrently } from '../../../../nodes/WeComCustomerContact/engine/concurrently';

/** Tasks that end when the test says so. */
function heldTasks() {
	const begun: number[] = [];
	const ends = new Map<number, { finish: () => void; fail: (error: Error) => void }>();
	const task = async (value: number): Promise<string> => {
		begun.push(value);
		await new Promise<void>((finish, fail) => ends.set(value, { finish, fail }));
		return `done ${value}`;
	};
	const settle = async (value: number, error?: Error) => {
		const held = ends.get(value);
		if (error) held?.fail(error);
		else held?.finish();
		for (let turn = 0; turn < 10; turn++) await Promise.resolve();
	};
	return { task, begun, settle };
}

it('begins the next task when one of the running ones has ended, and keeps the order', async () => {
	const { task, begun, settle } = heldTasks();
	const all = mapConcurrently([1, 2, 3], 2, task);
	expect(begun).toEqual([1, 2]);
	await settle(2);
	expect(begun).toEqual([1, 2, 3]);
	await settle(3);
	await settle(1);
	expect(await all).toEqual(['done 1', 'done 2', 'done 3']);
});

it('begins no further task after a failure, and throws it', async () => {
	const { task, begun, settle } = heldTasks();
	const all = mapConcurrently([1, 2, 3, 4], 2, task);
	const outcome = all.catch((error: Error) => error.message);
	await settle(1, new Error('first'));
	await settle(2);
	expect(await outcome).toBe('first');
	expect(begun).toEqual([1, 2]);
});

it('has nothing to do for an empty list', async () => {
	expect(await mapConcurrently([], 5, async () => await Promise.resolve(1))).toEqual([]);
});
