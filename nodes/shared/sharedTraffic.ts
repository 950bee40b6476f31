import { sleep } from 'n8n-workflow';

import { Traffic } from '../../wecom/traffic/traffic';

/**
 * The traffic of this process: all runs of all nodes in it share WeCom's limits. Its time is one that nobody can set,
 * as a clock that jumps ahead would make a minute look over.
 */
export const sharedTraffic = new Traffic({
	now: () => performance.now(),
	random: () => Math.random(),
	sleep,
});
