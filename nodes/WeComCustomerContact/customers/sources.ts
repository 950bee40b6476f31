import { translate } from '../../../i18n/translate';

/** A source by which a member got a customer: its number (`add_way`) and what the form calls it. */
interface CustomerSource {
	value: number;
	name: string;
}

/** doc 92114: the values of add_way, in the order of the alphabet. */
export const CUSTOMER_SOURCES: readonly CustomerSource[] = [
	{ value: 24, name: 'Accepted Friend Request of a WeChat Account' },
	{ value: 16, name: 'Acquisition Link' },
	{ value: 202, name: 'Assigned by an Admin or Person in Charge' },
	{ value: 11, name: 'Calendar Event Participant' },
	{ value: 17, name: 'Custom Development' },
	{ value: 4, name: 'Group Chat' },
	{ value: 12, name: 'Meeting Participant' },
	{ value: 15, name: 'On-Site Service Staff' },
	{ value: 5, name: 'Phone Contacts' },
	{ value: 22, name: 'Possible Business Partner' },
	{ value: 18, name: 'Reply to a Request' },
	{ value: 1, name: 'Scanned QR Code' },
	{ value: 9, name: 'Searched by Email' },
	{ value: 2, name: 'Searched by Mobile Number' },
	{ value: 8, name: 'Service Member of a Third-Party App' },
	{ value: 3, name: 'Shared Business Card' },
	{ value: 201, name: 'Shared by a Colleague' },
	{ value: 14, name: 'Smart Device Service' },
	{ value: 21, name: 'Third-Party Pre-Sales Service' },
	{ value: 0, name: 'Unknown' },
	{ value: 10, name: 'WeChat Channels' },
	{ value: 6, name: 'WeChat Contact' },
	{ value: 13, name: 'WeCom Account of a WeChat Friend' },
];

/** The field of the form that takes sources; the translations of their names stand under it. */
export const SOURCE_FIELD = 'add_way';

const names = new Map(CUSTOMER_SOURCES.map(({ value, name }) => [value, name]));

/** A source in words; undefined for a number that WeCom has added since. */
export function sourceInWords(value: number): string | undefined {
	const name = names.get(value);
	return name && translate(`common.${SOURCE_FIELD}.options.${value}.name`, name);
}
