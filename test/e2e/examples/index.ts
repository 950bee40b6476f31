/** One proof per example. A new one is added to this list and nowhere else. */
import type { ExampleProof } from '../support/exampleProof';
import { acquisitionQuotaAlarm } from './acquisition-quota-alarm';
import { agentAsksFirst } from './agent-asks-first';
import { batchTagging } from './batch-tagging';
import { catchUp } from './catch-up';
import { channelQrCodes } from './channel-qr-codes';
import { channelTags } from './channel-tags';
import { customerStages } from './customer-stages';
import { customersOfSeveralMembers } from './customers-of-several-members';
import { followUpDays } from './follow-up-days';
import { groupJoinWay } from './group-join-way';
import { groupMessageFollowUp } from './group-message-follow-up';
import { groupWeeklyStatistics } from './group-weekly-statistics';
import { leaverHandover } from './leaver-handover';
import { lostCustomerAlert } from './lost-customer-alert';
import { momentCampaign } from './moment-campaign';
import { nightlyReconciliation } from './nightly-reconciliation';
import { qrCodeRota } from './qr-code-rota';
import { reportFailures } from './report-failures';
import { sensitiveWords } from './sensitive-words';
import { scanToWelcome } from './scan-to-welcome';
import { setUpQrCode } from './set-up-qr-code';
import { syncToPostgresql } from './sync-to-postgresql';
import { welcomeByChannel } from './welcome-by-channel';
import { welcomeByTime } from './welcome-by-time';

export const exampleProofs: readonly ExampleProof[] = [
	setUpQrCode,
	scanToWelcome,
	channelQrCodes,
	channelTags,
	catchUp,
	qrCodeRota,
	welcomeByChannel,
	welcomeByTime,
	batchTagging,
	nightlyReconciliation,
	syncToPostgresql,
	customerStages,
	customersOfSeveralMembers,
	lostCustomerAlert,
	leaverHandover,
	groupMessageFollowUp,
	followUpDays,
	momentCampaign,
	groupJoinWay,
	groupWeeklyStatistics,
	acquisitionQuotaAlarm,
	sensitiveWords,
	reportFailures,
	agentAsksFirst,
];
