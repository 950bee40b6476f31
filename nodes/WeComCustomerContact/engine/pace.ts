import { sleep } from 'n8n-workflow';

import type { Milliseconds } from '../../../wecom/types';

/**
 * Time between the starts of two items. Answers that arrive together would start their next items in
 * one turn of the event loop, where the last request waits for the work on all others, and whose
 * answers arrive together again. Far below what WeCom allows, which is a call in 6 ms (doc 90312).
 */
const GAP: Milliseconds = 2;

/** Spreads what runs at once over time. */
export class Pace {
	private free = Promise.resolve();

	/** Waits for the turn of the caller; at once when the last turn is long enough ago. */
	async turn(): Promise<void> {
		const turn = this.free;
		this.free = turn.then(async () => await sleep(GAP));
		await turn;
	}
}
