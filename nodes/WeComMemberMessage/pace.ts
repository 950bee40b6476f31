import { translate } from '../../i18n/translate';
import { MemberPace } from '../../wecom/memberPace';
import { textIn } from '../../wecom/json';
import { systemTime, type JsonObject } from '../../wecom/types';
import type { Waiting } from '../WeComCustomerContact/engine/composedTask';
import { InvalidForm } from '../WeComCustomerContact/engine/invalidForm';

/** What this process has sent to whom. */
export const sharedPace = new MemberPace();

/**
 * Waits until WeCom would not drop a message for any of the members that it names. Departments and tags are not
 * looked at: nobody here knows who is in them.
 * @throws InvalidForm where that would take longer than a request may wait
 */
export async function paced(
	{ touser }: JsonObject,
	{ appKey, longest, wait }: Waiting,
): Promise<void> {
	const members = textIn(touser).split('|').filter(Boolean);
	const start = systemTime.now();
	let waited = 0;
	const now = () => Math.max(systemTime.now(), start + waited);
	for (
		let held = sharedPace.heldUp(appKey, members, now());
		held !== undefined;
		held = sharedPace.heldUp(appKey, members, now())
	) {
		if (waited + held.wait > longest) {
			throw new InvalidForm([
				translate(
					'message.tooManyToMember',
					'{member} has got so many messages of this app that WeCom would drop one more without an error (30 a minute, 1,000 an hour). It could be sent in {seconds} seconds, and Wait When Rate Limited allows {allowed}',
					{
						member: held.member,
						seconds: Math.ceil((waited + held.wait) / 1000),
						allowed: Math.floor(longest / 1000),
					},
				),
			]);
		}
		await wait(held.wait);
		waited += held.wait;
	}
	sharedPace.note(appKey, members, now());
}
