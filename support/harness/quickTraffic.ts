import { setTimeout as sleep } from 'node:timers/promises';

import { Traffic } from '../../wecom/traffic/traffic';

const TIMES = 200;

/** The traffic of the process for tests of blocks: a minute of it is over in a third of a second. */
export const sharedTraffic = new Traffic({
	now: () => performance.now() * TIMES,
	random: () => 0.5,
	sleep: async (ms) => await sleep(ms / TIMES),
});
