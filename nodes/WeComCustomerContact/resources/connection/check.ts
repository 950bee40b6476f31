import { appOf } from '../../../../wecom/app';
import { probeHost } from '../../../../wecom/probe';
import { sharedCallbacksSeen } from '../../../shared/callbacksSeen';
import { CREDENTIAL_TYPE } from '../../../shared/credentialType';
import { plainGet } from '../../../shared/plainGet';
import { sharedTraffic } from '../../../shared/sharedTraffic';
import { composed, type UnconnectedTask } from '../../declaration/operation';
import { listMembers } from '../../customers/members';
import { string } from '../../declaration/params';
import { memberLocator } from '../../fields/locators';
import { accessVerdicts, notReached } from './access';
import {
	customersVerdict,
	membersVerdict,
	outcomeOf,
	quotaVerdict,
	tagsVerdict,
	withoutAccess,
} from './calls';
import { NAMES } from './names';
import {
	baseUrlFault,
	baseUrlVerdict,
	callbackVerdicts,
	clockVerdict,
	limitsVerdict,
	rangeVerdict,
} from './surroundings';
import type { Verdict } from './verdict';

export const check = composed({
	id: 'connection.check',
	name: 'Check',
	action: 'Check the connection',
	description:
		'Go through everything that has to be in place in WeCom and in the credential, and say for each what was found and what to do (检查连接)',
	hint: 'No error stops it: each item says in ok whether it holds (yes, no or unknown), and in doThis what to do',
	doc: 91039,
	repeat: 'safe',
	uses: [
		'accessToken.get',
		'followUser.getAll',
		'customer.getAll',
		'corpTag.getAll',
		'acquisitionLink.getQuota',
	],
	cost: 'Five calls, and one more for an access token.',
	sample: { check: 'Corp ID', ok: 'yes', says: 'WeCom knows it', doThis: '' },
	fields: [
		memberLocator({
			required: false,
			description:
				'Member (成员) whose customers are counted, to see whether calls about customers work, by userid. Leave empty for the first member who has Customer Contact.',
		}),
	],
	own: { userid: string({ narrows: false }) },
	async beforeConnecting(task) {
		const verdicts = await verdictsOf(task);
		return verdicts.map((json) => ({ json, pairedItem: { item: task.itemIndex } }));
	},
});

async function verdictsOf({
	context,
	itemIndex,
	own,
	connect,
}: UnconnectedTask): Promise<Verdict[]> {
	const fields = await context.getCredentials(CREDENTIAL_TYPE, itemIndex);
	const app = appOf(fields);
	const fault = baseUrlFault(fields);
	const probe = fault
		? { error: fault }
		: await outcomeOf(probeHost(app, plainGet(context.helpers), sharedTraffic));
	const wrongUrl = 'error' in probe ? probe.error : undefined;
	const serverTime = 'answer' in probe ? probe.answer : undefined;
	const here = Date.now();
	const [access, calls] = wrongUrl
		? [
				[NAMES.corpId, NAMES.secret, NAMES.address, NAMES.app].map((name) =>
					notReached(name, NAMES.baseUrl),
				),
				withoutAccess(),
			]
		: await callVerdicts(connect, typeof own.userid === 'string' ? own.userid : '');
	const [members, customers, tags, quota] = calls;
	return [
		...access,
		members,
		customers,
		rangeVerdict(),
		...callbackVerdicts(fields, sharedCallbacksSeen, context.getTimezone()),
		tags,
		quota,
		limitsVerdict(sharedTraffic.usageOf(app)),
		baseUrlVerdict(wrongUrl),
		clockVerdict(serverTime, here),
	].filter((verdict) => verdict !== undefined);
}

/** What the calls to WeCom tell, the first of them about the access, the others once there is one. */
async function callVerdicts(
	connect: UnconnectedTask['connect'],
	chosen: string,
): Promise<[Verdict[], Verdict[]]> {
	const first = await outcomeOf(
		connect().then(async (client) => ({ client, members: await listMembers(client) })),
	);
	if ('error' in first) return [accessVerdicts(first.error), withoutAccess()];
	const { client, members } = first.answer;
	const [member] = chosen === '' ? members : [chosen];
	return [
		accessVerdicts(undefined),
		[
			membersVerdict(members),
			member === undefined
				? notReached(NAMES.customers, NAMES.members)
				: await customersVerdict(client, member),
			await tagsVerdict(client),
			await quotaVerdict(client),
		],
	];
}
