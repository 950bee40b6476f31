import type { IExecuteFunctions } from 'n8n-workflow';

import { joinNames, translate } from '../../../i18n/translate';
import { describeCause } from '../../../wecom/traffic/describeWait';
import type { LongWait, RunReport } from '../../../wecom/traffic/run';
import type { Cause } from '../../../wecom/traffic/ticket';
import type { Milliseconds } from '../../../wecom/types';

/** Runs with fewer requests have nothing to tell. */
const FEWEST_REQUESTS = 101;
/** Shorter waits are not worth a word. */
const SHORTEST_WAIT: Milliseconds = 1_000;

const seconds = (ms: Milliseconds): number => Math.round(ms / 1_000);
const percent = (share: number): number => Math.round(share * 100);

/** Notes in n8n's log what a run is waiting for, so that nobody takes it for stuck. */
export function logWait(context: IExecuteFunctions, { cause, path, left }: LongWait): void {
	context.logger.info(
		translate(
			'message.waitsNow',
			'{node} waits {seconds} seconds before it calls {path} again. Reason: {cause}',
			{ node: context.getNode().name, seconds: seconds(left), path, cause: describeCause(cause) },
		),
	);
}

/**
 * Leaves a hint with the execution that says how many requests a long run sent, how long it took, what it waited
 * for, and how much of WeCom's limits (doc 90312) this process used meanwhile. Versions of n8n that show no such
 * hints show none.
 */
export function leaveTrafficHint(
	context: Partial<Pick<IExecuteFunctions, 'addExecutionHints'>>,
	{ requests, waited, busiest }: RunReport,
	took: Milliseconds,
): void {
	if (requests < FEWEST_REQUESTS || !busiest) return;
	const waits = (Object.entries(waited) as Array<[Cause, Milliseconds]>)
		.filter(([cause, ms]) => cause !== 'width' && ms >= SHORTEST_WAIT)
		.map(([cause, ms]) =>
			translate('message.waitOfHint', '{seconds} s because {cause}', {
				seconds: seconds(ms),
				cause: describeCause(cause),
			}),
		);
	const message = [
		translate('message.trafficHint', '{requests} requests in {seconds} seconds.', {
			requests,
			seconds: seconds(took),
		}),
		waits.length > 0
			? translate('message.trafficWaits', 'Held back: {waits}.', { waits: joinNames(waits) })
			: '',
		translate(
			'message.trafficShare',
			'Of what WeCom allows the company for {path}, this n8n used up to {minute} % in a minute and {hour} % in an hour.',
			{ path: busiest.path, minute: percent(busiest.ofMinute), hour: percent(busiest.ofHour) },
		),
	].filter((sentence) => sentence !== '');
	context.addExecutionHints?.({ message: message.join(' '), type: 'info', location: 'outputPane' });
}
