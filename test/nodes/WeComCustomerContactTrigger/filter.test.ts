import { choiceOf } from '../../../nodes/WeComCustomerContactTrigger/choices';
import {
	eventFilter,
	valuesOf,
	type FilterParameter,
} from '../../../nodes/WeComCustomerContactTrigger/filter';

const ADDED = 'change_external_contact.add_external_contact';

const letsThrough = (filters: FilterParameter, fields: Record<string, unknown> = {}): boolean =>
	eventFilter(filters)({ id: ADDED, fields } as Parameters<ReturnType<typeof eventFilter>>[0]);

const state = (match: 'equals' | 'startsWith', value: string): FilterParameter => ({
	state: { rules: [{ match, value }] },
});

describe('Trigger On', () => {
	it.each<[unknown, boolean]>([
		['customer_contact.*', true],
		['*', false],
		[[ADDED], true],
		[`change_external_chat.create, ${ADDED}`, true],
		[['customer_contact.*', 'change_external_chat.create'], true],
		[['message.*', 'change_contact.*', 'other'], false],
		[['change_external_chat.create'], false],
		['change_external_contact', false],
		[[], false],
	])('%j lets an added customer through: %s', (events, expected) => {
		expect(choiceOf(events)(ADDED)).toBe(expected);
	});
});

describe('the filter of members', () => {
	it.each<[string, FilterParameter['members'], string, boolean]>([
		['the member', ['member_a'], 'member_a', true],
		[
			'the member in other capitals, as WeCom writes ids now and then',
			'Member_A',
			'mEmBeR_a',
			true,
		],
		['one of several', 'member_a，member_b', 'member_b', true],
		['another member', ['member_a'], 'member_b', false],
		['a member whose id only begins so', ['member_a'], 'member_ab', false],
		['every member where nobody is named', [], 'member_b', true],
	])('lets events of %s through', (_whose, members, UserID, expected) => {
		expect(letsThrough({ members }, { UserID })).toBe(expected);
	});

	it('lets no event through that names no member', () => {
		expect(letsThrough({ members: ['member_a'] })).toBe(false);
	});
});

describe('the filter of State', () => {
	it.each<[FilterParameter, string | undefined, boolean]>([
		[state('equals', 'store-017'), 'store-017', true],
		[state('equals', 'store-017'), 'store-0171', false],
		[state('equals', 'store-017'), 'Store-017', false],
		[state('equals', ''), undefined, true],
		[state('equals', ''), 'store', false],
		[state('startsWith', 'store-'), 'store-017', true],
		[state('startsWith', 'store-'), 'my-store-017', false],
		[state('startsWith', 'store-'), undefined, false],
	])('%j lets State %j through: %s', (filters, State, expected) => {
		expect(letsThrough(filters, State === undefined ? {} : { State })).toBe(expected);
	});

	it('lets an event through that fits one of several rules', () => {
		const rules = [
			{ match: 'equals' as const, value: 'fair' },
			{ match: 'startsWith' as const, value: 'store-' },
		];
		const filters = { state: { rules } };
		expect(letsThrough(filters, { State: 'fair' })).toBe(true);
		expect(letsThrough(filters, { State: 'store-2' })).toBe(true);
		expect(letsThrough(filters, { State: 'fairs' })).toBe(false);
	});

	it('without a rule lets every State through', () => {
		expect(letsThrough({ state: { rules: [] } }, { State: 'fair' })).toBe(true);
		expect(letsThrough({ state: {} }, { State: 'fair' })).toBe(true);
	});

	it('comes on top of that of members', () => {
		const filters = { members: 'member_a', ...state('equals', 'fair') };
		expect(letsThrough(filters, { UserID: 'member_a', State: 'fair' })).toBe(true);
		expect(letsThrough(filters, { UserID: 'member_a', State: 'other' })).toBe(false);
		expect(letsThrough(filters, { UserID: 'member_b', State: 'fair' })).toBe(false);
	});
});

describe('the values of a multi-select', () => {
	it('are trimmed, without empty ones, whatever an expression gave', () => {
		expect(valuesOf([' a ', '', null, 'b'])).toEqual(['a', 'b']);
		expect(valuesOf('a, b，\nc')).toEqual(['a', 'b', 'c']);
		expect(valuesOf(undefined)).toEqual([]);
	});
});
