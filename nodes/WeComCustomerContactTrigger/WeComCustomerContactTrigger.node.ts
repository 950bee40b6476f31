import {
	NodeConnectionTypes,
	sleep,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { localize } from '../shared/localize';
import { systemTime } from '../../wecom/types';
import { members } from '../shared/lists/members';
import { optionsOf } from '../shared/lists/methods';
import { withChoiceSubtitle } from '../shared/subtitle';
import { triggerDescription } from './description';
import { lifecycle } from './lifecycle';
import { createEnvironment, createWebhook, type TriggerEnvironment } from './webhook';

const processEnvironment = createEnvironment({ now: systemTime.now, sleep });

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
			'={{ [].concat($parameter["events"]).includes("customer_contact.*") ? "" : [].concat($parameter["events"]).join(", ") }}',
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
	};

	methods = { loadOptions: { getMembers: optionsOf(members) } };

	webhookMethods = { setup: lifecycle, default: lifecycle };

	webhook: (this: IWebhookFunctions) => Promise<IWebhookResponseData>;

	/** n8n passes nothing; tests pass a clock and a memory of their own. */
	constructor(environment: TriggerEnvironment = processEnvironment) {
		this.description = withChoiceSubtitle(this.description, 'events');
		this.webhook = createWebhook(environment);
	}
}
