import type { Milliseconds, UnixSeconds } from '../../types';
import { slice, type Corp } from '../../corp/corp';
import { DAY_SECONDS, dayOf } from '../../corp/days';

/** A part of the quota that was bought at one time and runs out at one time (doc 97375). */
interface QuotaBatch {
	balance: number;
	expiresAt: UnixSeconds;
}

/** doc 97299 */
const LOW_BELOW = 20;
const WARN_DAYS_BEFORE = [14, 7, 3, 2, 1];
const FIRST_AMOUNT = 1000;
const FIRST_DAYS = 365;

const quota = slice('acquisitionQuota', () => ({
	/** All that was ever granted. */
	total: 0,
	batches: [] as QuotaBatch[],
}));

/** How many customers links may still bring. */
export function quotaBalance(corp: Corp): number {
	return quota(corp).batches.reduce((sum, { balance }) => sum + balance, 0);
}

/** Changes the quota and tells all apps of what the change means (doc 97299). */
function change(corp: Corp, work: () => void): void {
	const before = quotaBalance(corp);
	work();
	const after = quotaBalance(corp);
	if (before >= LOW_BELOW && after < LOW_BELOW) corp.emit('customer_acquisition.balance_low', {});
	if (before > 0 && after === 0) corp.emit('customer_acquisition.balance_exhausted', {});
	if (before === 0 && after > 0) corp.emit('customer_acquisition.balance_increased', {});
}

/** Warns before a batch runs out, and ends it. */
function watch(corp: Corp, batch: QuotaBatch): void {
	const at = (time: UnixSeconds): Milliseconds => time * 1000;
	for (const days of WARN_DAYS_BEFORE) {
		const time = batch.expiresAt - days * DAY_SECONDS;
		if (time <= corp.clock.now()) continue;
		corp.clock.schedule(at(time), () => {
			if (batch.balance === 0) return;
			corp.emit('customer_acquisition.quota_expire_soon', {
				ExpireTime: batch.expiresAt,
				ExpireQuotaNum: batch.balance,
			});
		});
	}
	corp.clock.schedule(at(batch.expiresAt), () => {
		change(corp, () => {
			batch.balance = 0;
		});
	});
}

function addBatch(corp: Corp, amount: number, days: number): void {
	const batch = { balance: amount, expiresAt: corp.clock.now() + days * DAY_SECONDS };
	quota(corp).total += amount;
	quota(corp).batches.push(batch);
	watch(corp, batch);
}

/** Adds to the quota, as buying does. */
export function grantQuota(corp: Corp, amount: number, days = FIRST_DAYS): void {
	change(corp, () => addBatch(corp, amount, days));
}

/** Gives the corp just this quota, without a word to anyone. */
export function setQuota(corp: Corp, amount = FIRST_AMOUNT, days = FIRST_DAYS): void {
	const { batches } = quota(corp);
	for (const batch of batches) batch.balance = 0;
	addBatch(corp, amount, days);
}

/** Uses one up, of the batch that runs out first. */
export function spendQuota(corp: Corp): void {
	const usable = quota(corp).batches.filter(({ balance }) => balance > 0);
	const first = usable.sort((a, b) => a.expiresAt - b.expiresAt)[0];
	if (!first) throw new Error('there is no quota to spend');
	change(corp, () => {
		first.balance--;
	});
}

/** The quota as doc 97375 shows it: what is left, and by day of expiry. */
export function quotaView(corp: Corp) {
	const byDay = new Map<UnixSeconds, number>();
	for (const { balance, expiresAt } of quota(corp).batches) {
		const day = dayOf(expiresAt);
		if (balance > 0) byDay.set(day, (byDay.get(day) ?? 0) + balance);
	}
	return {
		total: quota(corp).total,
		balance: quotaBalance(corp),
		quota_list: [...byDay]
			.sort(([a], [b]) => a - b)
			.map(([expire_date, balance]) => ({ expire_date, balance })),
	};
}
