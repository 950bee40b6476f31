import { setTimeout as sleep } from 'node:timers/promises';

import type { Milliseconds } from '../../wecom/types';

/**
 * Waits until something is so.
 * @throws Error after some seconds, so that nothing waits on behind a test that has failed
 */
export async function until(
	condition: () => boolean,
	longest: Milliseconds = 4_000,
): Promise<void> {
	const end = performance.now() + longest;
	while (!condition()) {
		if (performance.now() > end) throw new Error('What the test waits for has not come.');
		await sleep(1);
	}
}
