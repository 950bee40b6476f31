import type { Random } from './random';

/**
 * The kinds of ids that WeCom hands out, with the beginning that real ones have. `Sim` follows, so
 * that nobody takes one for a real id.
 */
const PREFIXES = {
	wechatCustomer: 'wmSim',
	wecomCustomer: 'woSim',
	tag: 'etSim',
	tagGroup: 'etSimG',
	strategyTag: 'stSim',
	groupChat: 'wrSim',
	openGroup: 'oGSim',
	contactWay: 'sim',
	joinWay: 'simj',
	welcomeCode: 'WCSIM',
	message: 'msgSim',
	template: 'msgSimT',
	media: '3Sim',
	attachment: '2Sim',
	urlMedia: '4Sim',
	job: 'jobidSim',
	moment: 'momSim',
	acquisitionLink: 'cawcdeSim',
	product: 'prodSim',
	rule: 'ruleSim',
	unionid: 'oSim',
	chatKey: 'CKSim',
	openUserid: 'woSimM',
	providerCustomer: 'woSimP',
	temporaryCustomer: 'ouSim',
	memberVersion: 'sim',
	responseCode: 'RCSim',
} as const;

type IdKind = keyof typeof PREFIXES;

export interface Ids {
	/** A new id of the kind: 32 characters, never given twice in a run. */
	next(kind: IdKind): string;
	/** A new number, for things that WeCom numbers (rule groups). */
	number(kind: string): number;
}

const LENGTH = 32;
const COUNTER_LENGTH = 7;

/**
 * Makes the id generator of a corp.
 * @param random the corp's random source; the same seed gives the same ids
 */
export function createIds(random: Random): Ids {
	const counters = new Map<string, number>();
	const count = (key: string) => {
		const value = (counters.get(key) ?? 0) + 1;
		counters.set(key, value);
		return value;
	};
	return {
		next: (kind) => {
			const counter = count(kind).toString(36).padStart(COUNTER_LENGTH, '0');
			const head = PREFIXES[kind] + counter;
			return head + random.letters(LENGTH - head.length);
		},
		number: (kind) => count(`number:${kind}`),
	};
}
