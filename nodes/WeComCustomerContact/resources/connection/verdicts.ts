import { appOf } from '../../../../wecom/app';
import { probeHost } from '../../../../wecom/probe';
import { sharedCallbacksSeen } from '../../../shared/callbacksSeen';
import { CREDENTIAL_TYPE } from '../../../shared/credentialType';
import { plainGet } from '../../../shared/plainGet';
import { sharedTraffic } from '../../../shared/sharedTraffic';
import { listMembers } from '../../customers/members';
import type { UnconnectedTask } from '../../declaration/operation';
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

/**
 * Goes through everything that has to be in place, and tells of each what was found; one answer of WeCom tells
 * about several (doc 91039).
 * @throws CancelledError, and errors of our own
 */
export async function verdictsOf({
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
