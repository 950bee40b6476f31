import { requireUrl } from '../../corp/attachments';
import type { Corp } from '../../corp/corp';
import { decodeCursor, encodeCursor, pageOf } from '../../corp/cursor';
import { DAY_SECONDS } from '../../corp/days';
import { downloadId } from '../media/kept';
import { requireMedia, storeMedia, type Media } from '../media/state';
import {
	moments,
	requireCorpMoment,
	requireMoment,
	requirePublication,
	type Moment,
	type MomentContent,
} from './state';
import { momentTaskResult, startMomentTask, type VisibleRange } from './tasks';
import { isVisible } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';
import { qrCodePng } from '../../qrCode';
import type { JsonObject } from '../../types';

/** doc 93333 */
const LONGEST_SPAN = 30 * DAY_SECONDS;
const MOMENTS_PER_PAGE = 20;
const MEMBERS_PER_PAGE = 500;
const CHOSEN_PER_PAGE = 500;
const REACHED_PER_PAGE = 3000;

type MomentAttachment =
	| { msgtype: 'image'; image: { media_id: string } }
	| { msgtype: 'link'; link: { title?: string; url: string; media_id: string } }
	| { msgtype: 'video'; video: { media_id: string } };

interface Creation {
	visible_range?: VisibleRange;
	text?: { content?: string };
	attachments?: MomentAttachment[];
}

interface Page {
	cursor?: string;
	limit?: number;
}

type OfMember = Page & { moment_id: string; userid: string };

/** A picture for a video, as WeCom makes one. */
function coverOf(corp: Corp, videoId: string): Media {
	return storeMedia(corp, {
		kind: 'image',
		purpose: 'moment',
		filename: 'cover.png',
		contentType: 'image/png',
		data: qrCodePng(videoId),
	});
}

/**
 * Reads what a Moment shall show.
 * @throws WeComError 41065 for attachments of several kinds, 41064 for more than one link or video,
 *   40094 for a link that is none, 40007 and 41072 for a file that was not uploaded for Moments
 */
function readContent(corp: Corp, { text, attachments = [] }: Creation): MomentContent {
	const content: MomentContent = {};
	if (text?.content) content.text = text.content;
	const kinds = new Set(attachments.map(({ msgtype }) => msgtype));
	if (kinds.size > 1) throw new WeComError(41065, 'invalid attachments msgtype');
	if (attachments.length > 1 && !kinds.has('image')) {
		throw new WeComError(41064, 'invalid attachments size');
	}
	for (const attachment of attachments) {
		if (attachment.msgtype === 'image') {
			const file = requireMedia(corp, attachment.image.media_id, 'image', ['moment']);
			(content.images ??= []).push({ file });
		} else if (attachment.msgtype === 'link') {
			const { title = '', url, media_id } = attachment.link;
			requireUrl(url);
			requireMedia(corp, media_id, 'image', ['moment']);
			content.link = { title, url };
		} else {
			const file = requireMedia(corp, attachment.video.media_id, 'video', ['moment']);
			content.video = { clip: { file }, cover: { file: coverOf(corp, file.id) } };
		}
	}
	return content;
}

function contentView(corp: Corp, content: MomentContent): JsonObject {
	const { text, images, video, link, location } = content;
	const view: JsonObject = {};
	if (text !== undefined) view.text = { content: text };
	if (images) view.image = images.map((image) => ({ media_id: downloadId(corp, image) }));
	if (video) {
		view.video = {
			media_id: downloadId(corp, video.clip),
			thumb_media_id: downloadId(corp, video.cover),
		};
	}
	if (link) view.link = { ...link };
	if (location) view.location = { ...location };
	return view;
}

function view(corp: Corp, moment: Moment): JsonObject {
	return {
		moment_id: moment.id,
		// doc 93333: no longer returned for those that the corp issued
		...(moment.creator !== undefined && { creator: moment.creator }),
		create_time: moment.createdAt,
		create_type: moment.creator === undefined ? 0 : 1,
		visible_type: moment.isPartlyVisible ? 0 : 1,
		...contentView(corp, moment.content),
	};
}

interface Query extends Page {
	start_time: number;
	end_time: number;
	creator?: string;
	filter_type?: 0 | 1 | 2;
}

function getAll({ corp, app, input }: Call<Query>) {
	const { start_time, end_time, creator, filter_type = 2 } = input;
	if (end_time < start_time || end_time - start_time > LONGEST_SPAN) {
		throw new WeComError(40058, 'time range exceed 30 days');
	}
	const list = ['moment', start_time, end_time, creator ?? '', filter_type].join(':');
	const { items, next } = moments(corp).posts.page(
		decodeCursor(list, input.cursor),
		input.limit || MOMENTS_PER_PAGE,
		(moment) =>
			moment.createdAt > start_time &&
			moment.createdAt < end_time &&
			(!creator || moment.creator === creator) &&
			(filter_type === 2 || (moment.creator === undefined ? 0 : 1) === filter_type) &&
			(moment.creator === undefined || isVisible(app, moment.creator)),
	);
	return {
		next_cursor: next === undefined ? '' : encodeCursor(list, next),
		moment_list: items.map((moment) => view(corp, moment)),
	};
}

function getTasks({ corp, app, input }: Call<Page & { moment_id: string }>) {
	const moment = requireCorpMoment(corp, input.moment_id);
	const list = `momentTasks:${moment.id}`;
	const { items, next } = moment.publications.page(
		decodeCursor(list, input.cursor),
		input.limit || MEMBERS_PER_PAGE,
		({ userid }) => isVisible(app, userid),
	);
	return {
		next_cursor: next === undefined ? '' : encodeCursor(list, next),
		task_list: items.map(({ userid, publishedAt }) => ({
			userid,
			publish_status: publishedAt === undefined ? 0 : 1,
		})),
	};
}

/** What a member made of a Moment. @throws WeComError 60011 for a member whom the app does not see */
function publicationOf(corp: Corp, app: AppOptions, input: { moment_id: string; userid: string }) {
	const moment = requireMoment(corp, input.moment_id);
	if (!isVisible(app, input.userid)) throw new WeComError(60011, 'no privilege to access user');
	return requirePublication(moment, input.userid);
}

function getVisibleCustomers({ corp, app, input }: Call<OfMember>) {
	const { userid, chosen } = publicationOf(corp, app, input);
	const list = `momentChosen:${input.moment_id}:${userid}`;
	const page = pageOf(chosen, list, input.cursor, input.limit || CHOSEN_PER_PAGE);
	return {
		next_cursor: page.next_cursor,
		customer_list: page.items.map((external_userid) => ({ userid, external_userid })),
	};
}

function getSendResult({ corp, app, input }: Call<OfMember>) {
	const { userid, reached } = publicationOf(corp, app, input);
	const list = `momentReached:${input.moment_id}:${userid}`;
	const page = pageOf(reached, list, input.cursor, input.limit || REACHED_PER_PAGE);
	return {
		next_cursor: page.next_cursor,
		customer_list: page.items.map((external_userid) => ({ external_userid })),
	};
}

/** doc 95094, 97612, 93333 */
export const moment: Resource = {
	name: 'moment',
	handlers: {
		'moment.create': handler<Creation>(({ corp, app, input }) => {
			const content = readContent(corp, input);
			return { jobid: startMomentTask(corp, app, input.visible_range ?? {}, content) };
		}),
		'moment.getTaskResult': handler<{ jobid: string }>(({ corp, app, input }) =>
			momentTaskResult(corp, app, input.jobid),
		),
		'moment.cancel': handler<{ moment_id: string }>(({ corp, input }) => {
			requireCorpMoment(corp, input.moment_id).cancelled = true;
		}),
		'moment.getAll': handler(getAll),
		'moment.getTasks': handler(getTasks),
		'moment.getVisibleCustomers': handler(getVisibleCustomers),
		'moment.getSendResult': handler(getSendResult),
		'moment.getComments': handler<OfMember>(({ corp, app, input }) => {
			const { comments, likes } = publicationOf(corp, app, input);
			return { comment_list: comments, like_list: likes };
		}),
	},
};
