import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { translate } from '../../i18n/translate';
import { members } from '../shared/lists/members';
import { optionsOf } from '../shared/lists/methods';
import { localize } from '../shared/localize';
import { withOperationSubtitle } from '../shared/subtitle';
import { withToolForm } from '../shared/toolForm';
import { chosenOperation } from '../WeComCustomerContact/chosenOperation';
import { runOperation } from '../WeComCustomerContact/engine/run';
import { buildHints, buildProperties } from '../WeComCustomerContact/properties';
import { answerQuestion } from './ask/webhook';
import { askWebhooks } from './ask/webhooks';
import { resources } from './resources';

const waitingText = (): string =>
	translate('message.waitingTooltip', 'The workflow goes on when a member answers in WeCom');

/** Messages of an app to members, apart from the action node: they are no part of Customer Contact. */
export class WeComMemberMessage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'WeCom Member Message',
		name: 'weComMemberMessage',
		icon: {
			light: 'file:../../icons/wecomMemberMessage.svg',
			dark: 'file:../../icons/wecomMemberMessage.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send texts and cards of a WeCom app to members of the company, and ask them and wait for the answer (企业微信应用消息)',
		defaults: { name: 'WeCom Member Message' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'weComCustomerContactApi', required: true }],
		webhooks: askWebhooks,
		waitingNodeTooltip: `={{ $parameter["operation"] === "sendAndWait" ? ${JSON.stringify(waitingText())} : "" }}`,
		hints: buildHints(resources),
		properties: buildProperties(resources),
	};

	methods = { loadOptions: { getMembers: optionsOf(members) } };

	constructor() {
		this.description = withToolForm(withOperationSubtitle(localize(this.description)));
	}

	/** n8n calls it for an answer to a run that waits; being there makes this node count as one that starts workflows. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerQuestion.call(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0, '');
		const operation = this.getNodeParameter('operation', 0, '');
		const chosen = chosenOperation(this.getNode(), resource, operation, resources);
		return await runOperation(this, chosen);
	}
}
