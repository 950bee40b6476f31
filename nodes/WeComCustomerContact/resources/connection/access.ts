import { RefusedError, type WeComError } from '../../../../wecom/errors';
import { nextStepAfter } from '../../../../wecom/repeat';
import { translate } from '../../../../i18n/translate';
import { NAMES } from './names';
import { failed, unknown, yes, type Verdict } from './verdict';

/** Codes that say which of the steps to a first answer is wrong (doc 90313, 91039), in the order of the steps. */
const CODES = {
	corpId: [40013, 41002],
	secret: [40001, 40091, 41004, 41024, 45031],
	address: [60020],
} as const;

/** What a step says once a later one was reached. */
const GOOD = {
	corpId: () => translate('message.check.corpIdGood', 'WeCom knows it'),
	secret: () => translate('message.check.secretGood', 'WeCom has issued an access token for it'),
	address: () =>
		translate('message.check.addressGood', 'WeCom takes calls from the IP address of this n8n'),
	app: () => translate('message.check.appGood', 'WeCom answers its calls'),
};

type Step = keyof typeof GOOD;
const STEPS: readonly Step[] = ['corpId', 'secret', 'address', 'app'];

/**
 * Corp ID, secret, IP address and right of the app, as far as the outcome of a first call tells (doc 92571).
 * @param error what became of it; undefined for an answer
 */
export function accessVerdicts(error: WeComError | undefined): Verdict[] {
	if (!error) return STEPS.map((step) => yes(NAMES[step], GOOD[step]()));
	if (!(error instanceof RefusedError) || nextStepAfter(error, 'safe') !== 'giveUp') {
		return STEPS.map((step) => failed(NAMES[step], error, 'unknown'));
	}
	const wrong = stepOf(error);
	const at = STEPS.indexOf(wrong);
	return STEPS.map((step, index) => {
		if (index === at) return failed(NAMES[step], error);
		// doc 90313: WeCom says the same where the secret is one of another company.
		const isTold = index < at && wrong !== 'secret';
		return isTold ? yes(NAMES[step], GOOD[step]()) : notReached(NAMES[step], NAMES[wrong]);
	});
}

function stepOf({ errcode }: RefusedError): Step {
	const found = Object.entries(CODES).find(([, codes]) => codes.some((code) => code === errcode));
	return (found?.[0] as Step | undefined) ?? 'app';
}

/** A check for which an earlier one has to hold first. */
export const notReached = (check: string, first: string): Verdict =>
	unknown(
		check,
		translate('message.check.notReached', 'Not known while this does not hold: {check}', {
			check: first,
		}),
	);
