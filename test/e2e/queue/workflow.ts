import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';

import type { StoredCredential, StoredWorkflow } from '../../../support/n8n/types';
import { webhookUrl } from '../../../support/n8n/webhookUrl';
import { CREDENTIAL_TYPE } from '../../../nodes/shared/credentialType';
import { nodeOf, use } from '../../../support/playground/exampleWorkflows';
import { credentialData, type SimulatedApp } from '../../../support/playground/simulatedApp';
import {
	actionNode,
	byId,
	chain,
	node,
	triggerNode,
	type Step,
} from '../../../support/n8n/workflows';
import type { Cluster } from './cluster';

/** The step that lets each event pass once, whichever process its repeat reaches. */
export type Once = 'removeDuplicates' | 'redis' | 'nothing';

/** The operations that follow it. */
export const CALLS = ['customer.get', 'customer.markTags', 'customer.updateRemark'] as const;

/** How long Redis remembers an event: far beyond the last repeat. */
const REMEMBER_SECONDS = 3600;

/** A workflow that is published. */
export interface Published {
	workflow: StoredWorkflow;
	/** What comes after the address of a process that takes callbacks. */
	path: string;
}

/**
 * Publishes the workflow: an event, the step that lets it pass once, three calls.
 *
 * @param tagId the tag that each customer gets
 */
export async function publishWorkflow(
	{ client, nodeTypes, redis }: Pick<Cluster, 'client' | 'nodeTypes' | 'redis'>,
	app: SimulatedApp,
	once: Once,
	tagId: string,
): Promise<Published> {
	const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, credentialData(app));
	const trigger = triggerNode(credential, {
		events: ['change_external_contact.add_external_contact'],
	});
	const { QUEUE_BULL_REDIS_HOST: host, QUEUE_BULL_REDIS_PORT: port } = redis.settings;
	const redisData = { host, port: Number(port), database: 0, user: '', password: '', ssl: false };
	const passing: Record<Once, () => Promise<INode[]>> = {
		removeDuplicates: async () => [removeDuplicates()],
		redis: async () => countInRedis(await client.createCredential('Redis', 'redis', redisData)),
		nothing: async () => [],
	};
	const calls = steps(tagId).map((step) => actionNode(step, credential));
	const nodes = [trigger, ...(await passing[once]()), ...calls];
	const workflow = await client.createWorkflow(chain('Queue mode', nodes));
	await client.activate(workflow);

	const stored = nodeOf(workflow, trigger.name);
	const type = nodeTypes.find(({ name }) => name === trigger.type);
	if (!type) throw new Error(`n8n does not know ${trigger.type}.`);
	return { workflow, path: webhookUrl('', workflow, stored, type) };
}

function steps(tagId: string): Step[] {
	const who = {
		userid: byId("={{ $('Event').first().json.UserID }}"),
		external_userid: byId("={{ $('Event').first().json.ExternalUserID }}"),
	};
	const [get, markTags, updateRemark] = CALLS;
	return [
		{ operation: get, parameters: { external_userid: who.external_userid } },
		{ operation: markTags, parameters: { ...who, add_tag: [tagId] } },
		{
			operation: updateRemark,
			parameters: {
				...who,
				updateFields: { remark: "={{ 'From ' + $('Event').first().json.eventId.slice(0, 8) }}" },
			},
		},
	];
}

function removeDuplicates(): INode {
	return node(
		'Remove Duplicates',
		'n8n-nodes-base.removeDuplicates',
		{
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsWithAlreadySeenKeyValues',
			dedupeValue: '={{ $json.eventId }}',
		},
		2,
	);
}

/** Redis counts in one step, so only one of two runs at the same time sees the 1. */
function countInRedis(credential: StoredCredential): INode[] {
	const count = node('Count Event', 'n8n-nodes-base.redis', {
		operation: 'incr',
		key: '=wecom-event:{{ $json.eventId }}',
		expire: true,
		ttl: REMEMBER_SECONDS,
	});
	const first = {
		id: randomUUID(),
		leftValue: '={{ Object.values($json)[0] }}',
		rightValue: 1,
		operator: { type: 'number', operation: 'equals' },
	};
	const onlyFirst = node(
		'Only the First',
		'n8n-nodes-base.filter',
		{
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				conditions: [first],
				combinator: 'and',
			},
		},
		2.2,
	);
	return [{ ...count, credentials: use(credential) }, onlyFirst];
}
