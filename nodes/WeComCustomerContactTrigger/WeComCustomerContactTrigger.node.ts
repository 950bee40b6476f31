import {
	NodeConnectionTypes,
	sleep,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { TIMESTAMP_TOLERANCE_MS } from '../../wecom/callback/receive';
import { RecentMessages } from '../../wecom/callback/recentMessages';
import { localize } from '../../wecom/localize';
import { systemTime } from '../../wecom/types';
import { triggerDescription } from './description';
import { lifecycle } from './lifecycle';
import { createWebhook, type TriggerEnvironment } from './webhook';

/**
 * A recorded request is valid for as long as its timestamp is, and that may lie ahead at first. The
 * memory lasts a minute longer.
 */
const REPEAT_WINDOW_MS = 2 * TIMESTAMP_TOLERANCE_MS + 60_000;

/** About 150 events a second over the whole window; some 20 MB. */
const MAX_REMEMBERED = 100_000;

const processEnvironment: TriggerEnvironment = {
	clock: { now: systemTime.now, sleep },
	recent: new RecentMessages(REPEAT_WINDOW_MS, MAX_REMEMBERED),
};

/** Starts a workflow when WeCom reports a Customer Contact event (doc 92130). */
export class WeComCustomerContactTrigger implements INodeType {
	description: INodeTypeDescription = {
		...localize(triggerDescription),
		icon: {
			light: 'file:../../icons/wecomCustomerContact.svg',
			dark: 'file:../../icons/wecomCustomerContact.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [].concat($parameter["events"]).includes("*") ? "" : [].concat($parameter["events"]).join(", ") }}',
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
	};

	webhookMethods = { setup: lifecycle, default: lifecycle };

	webhook: (this: IWebhookFunctions) => Promise<IWebhookResponseData>;

	/** n8n passes nothing; tests pass a clock and a memory of their own. */
	constructor(environment: TriggerEnvironment = processEnvironment) {
		this.webhook = createWebhook(environment);
	}
}
