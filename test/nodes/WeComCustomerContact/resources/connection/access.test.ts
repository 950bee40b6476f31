import {
	accessVerdicts,
	notReached,
} from '../../../../../nodes/WeComCustomerContact/resources/connection/access';
import { NAMES } from '../../../../../nodes/WeComCustomerContact/resources/connection/names';
import { ConnectionError, RefusedError, UnreadableAnswerError } from '../../../../../wecom/errors';

const STEPS = [NAMES.corpId, NAMES.secret, NAMES.address, NAMES.app];
const YES = [
	'WeCom knows it',
	'WeCom has issued an access token for it',
	'WeCom takes calls from the IP address of this n8n',
	'WeCom answers its calls',
];
const refused = (code: number) => new RefusedError(code, 'for a test');

describe('what a first call tells', () => {
	it('is yes four times where it was answered', () => {
		expect(accessVerdicts(undefined)).toEqual(
			STEPS.map((check, at) => ({ check, ok: 'yes', says: YES[at], doThis: '' })),
		);
	});

	it.each([
		['no answer came', new ConnectionError('ECONNREFUSED', 'notSent'), /could not be reached/],
		['the answer could not be read', new UnreadableAnswerError(), /Unexpected response/],
		['WeCom was busy', new RefusedError(-1, 'for a test', 'unknown'), /-1/],
		['a limit held it', refused(45009), /45009/],
	])('is nothing where %s', (_what, error, says) => {
		const verdicts = accessVerdicts(error);
		expect(verdicts.map(({ check, ok }) => [check, ok])).toEqual(
			STEPS.map((check) => [check, 'unknown']),
		);
		for (const verdict of verdicts) expect(verdict.says).toMatch(says);
	});

	it.each<[number, number, Array<'yes' | 'no' | 'unknown'>]>([
		[40013, 0, ['no', 'unknown', 'unknown', 'unknown']],
		[41002, 0, ['no', 'unknown', 'unknown', 'unknown']],
		// The secret of another company is refused in the same way: nothing is known of the corp ID.
		[40001, 1, ['unknown', 'no', 'unknown', 'unknown']],
		[40091, 1, ['unknown', 'no', 'unknown', 'unknown']],
		[41004, 1, ['unknown', 'no', 'unknown', 'unknown']],
		[41024, 1, ['unknown', 'no', 'unknown', 'unknown']],
		[45031, 1, ['unknown', 'no', 'unknown', 'unknown']],
		[60020, 2, ['yes', 'yes', 'no', 'unknown']],
		[48002, 3, ['yes', 'yes', 'yes', 'no']],
		[99999, 3, ['yes', 'yes', 'yes', 'no']],
	])('is for %i a no to one step, and what follows from that', (code, wrong, expected) => {
		const verdicts = accessVerdicts(refused(code));
		expect(verdicts.map(({ ok }) => ok)).toEqual(expected);
		for (const [at, verdict] of verdicts.entries()) {
			const check = STEPS[at] ?? '';
			if (verdict.ok === 'yes') expect(verdict).toMatchObject({ check, says: YES[at] });
			if (verdict.ok === 'no') expect(verdict.says).toContain(String(code));
			if (verdict.ok === 'unknown') expect(verdict).toEqual(notReached(check, STEPS[wrong] ?? ''));
		}
	});
});

it('what was not reached names what has to hold first', () => {
	expect(notReached('Secret', 'Corp ID')).toEqual({
		check: 'Secret',
		ok: 'unknown',
		says: 'Not known while this does not hold: Corp ID',
		doThis: '',
	});
});
