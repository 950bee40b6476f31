import { chatInfo } from './chats';
import {
	acquisition,
	checkLink,
	linkUrl,
	requireLink,
	type AcquisitionLink,
	type LinkSettings,
} from './state';
import { quotaView, setQuota } from './quota';
import type { Corp } from '../../corp/corp';
import { decodeCursor, encodeCursor } from '../../corp/cursor';
import { DAY_SECONDS, daysOf } from '../../corp/days';
import { requireDepartment } from '../../corp/departments';
import { StableList } from '../../corp/stableList';
import { requireMember, requireServiceMember } from '../../corp/visibility';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';

/** The pages state no default, so the maximum is taken. */
const LINKS_PER_PAGE = 100;
const CUSTOMERS_PER_PAGE = 1000;

interface Page {
	cursor?: string;
	limit?: number;
}

/** @throws WeComError for members and departments that are unknown or out of sight, or as checkLink */
function checkSettings(corp: Corp, app: AppOptions, settings: LinkSettings): void {
	const { range, priority_option } = settings;
	for (const userid of range.user_list ?? []) requireServiceMember(corp, app, userid);
	for (const id of range.department_list ?? []) requireDepartment(corp, app, id);
	for (const userid of priority_option?.priority_userid_list ?? []) {
		requireMember(corp, app, userid);
	}
	checkLink(corp, settings);
}

function getAll({ corp, app, input }: Call<Page>) {
	const list = `acquisitionLink:${app.name}`;
	const { items, next } = acquisition(corp).links.page(
		decodeCursor(list, input.cursor),
		input.limit || LINKS_PER_PAGE,
		(link) => link.createdBy === app.name,
	);
	return {
		link_id_list: items.map(({ link_id }) => link_id),
		next_cursor: next === undefined ? '' : encodeCursor(list, next),
	};
}

function get({ corp, app, input }: Call<{ link_id: string }>) {
	const link = requireLink(corp, app.name, input.link_id);
	const { user_list = [], department_list = [] } = link.range;
	return {
		link: {
			link_name: link.link_name,
			url: linkUrl(link),
			create_time: link.createdAt,
			skip_verify: link.skip_verify ?? true,
			// doc 97297: it means something for marketing apps only; who sets it finds it again
			...(link.mark_source !== undefined && { mark_source: link.mark_source }),
		},
		range: { user_list, department_list },
		...(link.priority_option && { priority_option: link.priority_option }),
	};
}

function create({ corp, app, input }: Call<LinkSettings>) {
	checkSettings(corp, app, input);
	const link: AcquisitionLink = {
		...input,
		link_id: corp.ids.next('acquisitionLink'),
		createdAt: corp.clock.now(),
		createdBy: app.name,
		customers: new StableList(),
		visits: [],
		unavailable: false,
	};
	acquisition(corp).links.set(link.link_id, link);
	const { link_id, link_name, createdAt: create_time } = link;
	return { link: { link_id, link_name, url: linkUrl(link), create_time } };
}

/** Changes what is sent; range and priority_option are replaced as a whole (doc 97297). */
function update({ corp, app, input }: Call<Partial<LinkSettings> & { link_id: string }>) {
	const link = requireLink(corp, app.name, input.link_id);
	const changed = { ...link, ...input };
	checkSettings(corp, app, changed);
	acquisition(corp).links.set(link.link_id, changed);
}

function getCustomers({ corp, app, input }: Call<Page & { link_id: string }>) {
	const { customers, link_id } = requireLink(corp, app.name, input.link_id);
	const list = `acquisitionCustomers:${link_id}`;
	const { items, next } = customers.page(
		decodeCursor(list, input.cursor),
		input.limit || CUSTOMERS_PER_PAGE,
	);
	return {
		customer_list: items.map(({ external_userid, userid, messages, state }) => ({
			external_userid,
			userid,
			// 2, unknown, does not occur here
			chat_status: messages > 0 ? 1 : 0,
			state,
		})),
		next_cursor: next === undefined ? '' : encodeCursor(list, next),
	};
}

interface Span {
	link_id: string;
	start_time: number;
	end_time: number;
}

function getStatistics({ corp, app, input }: Call<Span>) {
	const { visits, customers } = requireLink(corp, app.name, input.link_id);
	const { first, last } = daysOf(corp, input.start_time, input.end_time, 'today');
	const isInSpan = (at: number) => at >= first && at < last + DAY_SECONDS;
	const visitors = new Set(visits.filter(({ at }) => isInSpan(at)).map(({ visitor }) => visitor));
	const added = [...customers.values()].filter(({ addedAt }) => isInSpan(addedAt));
	return { click_link_customer_cnt: visitors.size, new_customer_cnt: added.length };
}

/** doc 97297, 97298, 97375, 100130 */
export const acquisitionLink: Resource = {
	name: 'acquisitionLink',
	seed: setQuota,
	handlers: {
		'acquisitionLink.getAll': handler(getAll),
		'acquisitionLink.get': handler(get),
		'acquisitionLink.create': handler(create),
		'acquisitionLink.update': handler(update),
		'acquisitionLink.delete': handler<{ link_id: string }>(({ corp, app, input }) => {
			acquisition(corp).links.delete(requireLink(corp, app.name, input.link_id).link_id);
		}),
		'acquisitionLink.getCustomers': handler(getCustomers),
		'acquisitionLink.getQuota': handler(({ corp }) => quotaView(corp)),
		'acquisitionLink.getStatistics': handler(getStatistics),
		'acquisitionLink.getChatInfo': handler<{ chat_key: string }>(({ corp, app, input }) =>
			chatInfo(corp, app.name, input.chat_key),
		),
	},
};
