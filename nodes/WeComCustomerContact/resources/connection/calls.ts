import { CancelledError, RefusedError, WeComError } from '../../../../wecom/errors';
import { listAt, recordsAt } from '../../../../wecom/json';
import type { WeComClient } from '../../../../wecom/client';
import { translate } from '../../../../i18n/translate';
import { NOT_CONNECTED } from '../../declaration/operation';
import { notReached } from './access';
import { NAMES } from './names';
import { failed, no, unknown, yes, type Verdict } from './verdict';

/** Whether there are members who can have customers. */
export function membersVerdict(members: readonly string[]): Verdict {
	return members.length > 0
		? yes(
				NAMES.members,
				translate('message.check.membersGood', '{count} in the visible range of the app', {
					count: members.length,
				}),
			)
		: no(
				NAMES.members,
				translate('message.check.membersNone', 'There is none in the visible range of the app'),
				translate(
					'message.check.membersAdvice',
					'Give members Customer Contact in the admin console under Customer Contact > Permission Settings (客户联系 > 权限配置), and add them to the visible range of the app (可见范围).',
				),
			);
}

/** doc 92113: whether a call about the customers of the member works; of the first with Customer Contact if none is named. */
export async function customersVerdict(client: WeComClient, userid: string): Promise<Verdict> {
	return await attempt(NAMES.customers, async () => {
		const path = '/cgi-bin/externalcontact/list';
		const isGood = (errcode: number) => errcode === NOT_CONNECTED;
		const answer = await client.json({ method: 'GET', path, query: { userid } }, 'safe', isGood);
		return yes(
			NAMES.customers,
			translate('message.check.customersGood', '{userid} has {count}', {
				userid,
				count: listAt(answer, 'external_userid').length,
			}),
		);
	});
}

/** doc 92117: whether the corp tags can be read. */
export async function tagsVerdict(client: WeComClient): Promise<Verdict> {
	return await attempt(NAMES.tags, async () => {
		const path = '/cgi-bin/externalcontact/get_corp_tag_list';
		const answer = await client.json({ method: 'POST', path, query: {}, body: {} }, 'safe');
		const groups = recordsAt(answer, 'tag_group');
		return yes(
			NAMES.tags,
			translate('message.check.tagsGood', '{tags} tags in {groups} groups can be read', {
				groups: groups.length,
				tags: groups.reduce((sum, group) => sum + listAt(group, 'tag').length, 0),
			}),
		);
	});
}

/** doc 97375: what is left of the quota of acquisition links; not every company has bought any. */
export async function quotaVerdict(client: WeComClient): Promise<Verdict> {
	const path = '/cgi-bin/externalcontact/customer_acquisition_quota';
	const outcome = await outcomeOf(client.json({ method: 'GET', path, query: {} }, 'safe'));
	if ('error' in outcome) {
		return unknown(NAMES.quota, failed(NAMES.quota, outcome.error).says, onlyForLinks());
	}
	const { balance, total } = outcome.answer;
	const says = translate('message.check.quotaSays', '{balance} of {total} are left', {
		balance: String(balance),
		total: String(total),
	});
	if (typeof balance !== 'number') return unknown(NAMES.quota, says, onlyForLinks());
	return balance > 0 ? yes(NAMES.quota, says) : no(NAMES.quota, says, onlyForLinks());
}

const onlyForLinks = (): string =>
	translate(
		'message.check.quotaAdvice',
		'Needed for acquisition links (获客链接) only. Quota is bought in the admin console under Customer Contact > Customer Acquisition Assistant (客户联系 > 获客助手).',
	);

/**
 * What became of a call: its answer, or the error that a check can tell about.
 * @throws CancelledError, which ends the run, and errors of our own
 */
export async function outcomeOf<T>(
	call: Promise<T>,
): Promise<{ answer: T } | { error: WeComError }> {
	return await call.then(
		(answer) => ({ answer }),
		(error: unknown) => {
			if (error instanceof WeComError && !(error instanceof CancelledError)) return { error };
			throw error;
		},
	);
}

/** A check that is one call: what is refused is a no, and what did not come through is not known. */
async function attempt(check: string, call: () => Promise<Verdict>): Promise<Verdict> {
	const outcome = await outcomeOf(call());
	if ('answer' in outcome) return outcome.answer;
	const { error } = outcome;
	return failed(check, error, error instanceof RefusedError ? 'no' : 'unknown');
}

/** All of them where there is no access. */
export const withoutAccess = (): Verdict[] =>
	[NAMES.members, NAMES.customers, NAMES.tags, NAMES.quota].map((check) =>
		notReached(check, NAMES.app),
	);
