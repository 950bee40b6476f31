import { translate } from '../../i18n/translate';
import type { Cause } from './ticket';

/** What requests wait or have waited for, in a few words that fit behind a colon. */
export function describeCause(cause: Cause): string {
	switch (cause) {
		case 'pace':
		case 'minute':
			return translate(
				'message.waitsForMinute',
				'WeCom allows 10,000 calls a minute of one endpoint',
			);
		case 'hour':
			return translate(
				'message.waitsForHour',
				'WeCom allows 150,000 calls an hour of one endpoint',
			);
		case 'block':
			return translate(
				'message.waitsForBlock',
				'WeCom has blocked the endpoint for the whole company after too many calls (errcode 45009)',
			);
		case 'crowd':
			return translate(
				'message.waitsForCrowd',
				'WeCom refused calls for now, for example because too many ran at once',
			);
		case 'width':
			return translate('message.waitsForWidth', 'other requests were still under way');
		case 'live':
			return translate('message.waitsForLive', 'shorter runs went first');
	}
}
