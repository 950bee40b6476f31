/** One proof per example. A new one is added to this list and nowhere else. */
import type { ExampleProof } from '../support/exampleProof';
import { acquisitionQuotaAlarm } from './acquisition-quota-alarm';
import { batchTagging } from './batch-tagging';
import { channelQrCodes } from './channel-qr-codes';
import { channelTags } from './channel-tags';
import { groupJoinWay } from './group-join-way';
import { groupMessageFollowUp } from './group-message-follow-up';
import { groupWeeklyStatistics } from './group-weekly-statistics';
import { leaverHandover } from './leaver-handover';
import { lostCustomerAlert } from './lost-customer-alert';
import { momentCampaign } from './moment-campaign';
import { nightlyReconciliation } from './nightly-reconciliation';
import { reportFailures } from './report-failures';
import { sensitiveWords } from './sensitive-words';
import { scanToWelcome } from './scan-to-welcome';
import { setUpQrCode } from './set-up-qr-code';
import { welcomeByChannel } from './welcome-by-channel';

export const exampleProofs: readonly ExampleProof[] = [
	setUpQrCode,
	scanToWelcome,
	channelQrCodes,
	channelTags,
	welcomeByChannel,
	batchTagging,
	nightlyReconciliation,
	lostCustomerAlert,
	leaverHandover,
	groupMessageFollowUp,
	momentCampaign,
	groupJoinWay,
	groupWeeklyStatistics,
	acquisitionQuotaAlarm,
	sensitiveWords,
	reportFailures,
];
