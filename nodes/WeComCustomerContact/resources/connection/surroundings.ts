import type { IDataObject } from 'n8n-workflow';

import { InvalidBaseUrlError, type WeComError } from '../../../../wecom/errors';
import { appOf } from '../../../../wecom/app';
import { findBaseUrlFault } from '../../../../wecom/baseUrl';
import { readCallbackSettings, type SettingFault } from '../../../../wecom/callback/settings';
import { isoInZone } from '../../../../wecom/time';
import { COMPANY_LIMIT } from '../../../../wecom/traffic/limits';
import type { EndpointUsage } from '../../../../wecom/traffic/traffic';
import type { Milliseconds } from '../../../../wecom/types';
import { joinNames, translate } from '../../../../i18n/translate';
import type { CallbacksSeen } from '../../../shared/callbacksSeen';
import { NAMES } from './names';
import { failed, no, unknown, yes, type Verdict } from './verdict';

/** What is wrong with the API Base URL as it stands; undefined where requests can be sent to it. */
export function baseUrlFault(fields: IDataObject): WeComError | undefined {
	const { baseUrl } = appOf(fields);
	const fault = findBaseUrlFault(baseUrl);
	return fault && new InvalidBaseUrlError(fault, baseUrl);
}

/** Whether WeCom answers at the API Base URL. */
export const baseUrlVerdict = (error: WeComError | undefined): Verdict =>
	error
		? failed(NAMES.baseUrl, error)
		: yes(
				NAMES.baseUrl,
				translate('message.check.baseUrlGood', 'It answers as the API of WeCom does'),
			);

/** Half of what a callback may be off (doc 90968), so that there is time to act. */
const CLOCK_TOLERANCE: Milliseconds = 60_000;

/** Whether the clock of this machine is right, by the time in an answer of the API host. */
export function clockVerdict(server: Milliseconds | undefined, here: Milliseconds): Verdict {
	if (server === undefined) {
		return unknown(
			NAMES.clock,
			translate('message.check.clockUnknown', 'No answer of the API host says what time it is'),
		);
	}
	const seconds = Math.round(Math.abs(here - server) / 1_000);
	const isRight = Math.abs(here - server) <= CLOCK_TOLERANCE;
	const says = translate('message.check.clockSays', '{seconds} seconds from that of the API host', {
		seconds,
	});
	return isRight
		? yes(NAMES.clock, says)
		: no(
				NAMES.clock,
				says,
				translate(
					'message.check.clockAdvice',
					'Set the clock of the machine that runs n8n, best by NTP: the trigger refuses callbacks that are more than five minutes off.',
				),
			);
}

/** What keeps the trigger from working: the two settings, and whether WeCom has called at all. */
export function callbackVerdicts(
	fields: IDataObject,
	seen: CallbacksSeen,
	timezone: string,
): Verdict[] {
	const read = readCallbackSettings(fields);
	if (!read.ok) {
		return [settingsVerdict(read.faults.filter(({ field }) => field !== 'corpId')), noCallback()];
	}
	const last = seen.lastFor(read.settings);
	const wellFormed = yes(
		NAMES.callbackSettings,
		translate('message.check.callbackSettingsGood', 'Both are well formed'),
	);
	if (last === undefined) return [wellFormed, noCallback()];
	const time = isoInZone(Math.floor(last / 1_000), timezone);
	const says = translate('message.check.callbackGood', 'The last one came at {time}', { time });
	return [wellFormed, yes(NAMES.callback, says)];
}

function settingsVerdict(faults: readonly SettingFault[]): Verdict {
	const advice = translate(
		'message.check.callbackSettingsAdvice',
		'Only the trigger needs them. Copy both from the app under Receive Messages (接收消息): the Token has at most 32 letters and digits, the EncodingAESKey exactly 43.',
	);
	if (faults.length === 0) {
		return unknown(
			NAMES.callbackSettings,
			translate('message.check.callbackSettingsNoCorp', 'They need a Corp ID'),
		);
	}
	if (faults.length === 2 && faults.every(({ fault }) => fault === 'missing')) {
		return unknown(
			NAMES.callbackSettings,
			translate('message.check.callbackSettingsNone', 'The credential has none'),
			advice,
		);
	}
	const wrong = faults.map(({ field, length }) =>
		translate('message.check.callbackSetting', '{name} (it has {length} characters)', {
			name: field === 'callbackToken' ? 'Token' : 'EncodingAESKey',
			length,
		}),
	);
	const says = translate('message.check.callbackSettingsWrong', 'Not well formed: {names}', {
		names: joinNames(wrong),
	});
	return no(NAMES.callbackSettings, says, advice);
}

const noCallback = (): Verdict =>
	unknown(
		NAMES.callback,
		translate(
			'message.check.callbackNone',
			'This n8n process has not seen any since it started; with several processes, another one may have',
		),
		translate(
			'message.check.callbackAdvice',
			'Publish a workflow with the trigger and save its Production URL in the app under Receive Messages (接收消息); WeCom then calls at once.',
		),
	);

/** Above this share of a limit there is reason to look. */
const HIGH_SHARE = 0.9;

/** How much of WeCom's limits for the company (doc 90312) this process has used. */
export function limitsVerdict(usage: readonly EndpointUsage[]): Verdict {
	const shareOf = ({ calls: { minute, hour } }: EndpointUsage) =>
		Math.max(minute / COMPANY_LIMIT.minute, hour / COMPANY_LIMIT.hour);
	const [most] = [...usage].sort(
		(one, other) =>
			Number(other.isBlocked) - Number(one.isBlocked) || shareOf(other) - shareOf(one),
	);
	if (!most)
		return unknown(NAMES.limits, translate('message.check.limitsNone', 'No call was made'));
	const says = translate(
		'message.check.limitsSays',
		'Most used by this n8n process: {path}, {minute} of {minuteLimit} calls in the last minute and {hour} of {hourLimit} in the last hour',
		{
			path: most.path,
			minute: most.calls.minute,
			minuteLimit: COMPANY_LIMIT.minute,
			hour: most.calls.hour,
			hourLimit: COMPANY_LIMIT.hour,
		},
	);
	if (!most.isBlocked && shareOf(most) < HIGH_SHARE) return yes(NAMES.limits, says);
	return no(
		NAMES.limits,
		most.isBlocked
			? translate('message.check.limitsBlocked', 'WeCom has blocked {path}. {says}', {
					path: most.path,
					says,
				})
			: says,
		translate(
			'message.check.limitsAdvice',
			'All apps of the company share these limits. A block ends after 60 seconds, or after an hour when the limit of the hour was reached; long runs wait for it by themselves.',
		),
	);
}

/** No endpoint tells an app its own visible range. */
export const rangeVerdict = (): Verdict =>
	unknown(
		NAMES.range,
		translate('message.check.rangeUnknown', 'WeCom does not tell an app'),
		translate(
			'message.check.rangeAdvice',
			'Look it up in the admin console under App Management > the app > Visible Range (应用管理 > 应用 > 可见范围): it must contain every member whose customers the workflows are about.',
		),
	);
