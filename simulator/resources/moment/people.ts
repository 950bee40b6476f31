import type { Corp } from '../../corp/corp';
import { storeMedia } from '../media/state';
import {
	moments,
	newPublication,
	publish,
	type Moment,
	type MomentContent,
	type Publication,
	type Reaction,
} from './state';
import { StableList } from '../../corp/stableList';
import { qrCodePng } from '../../qrCode';
import { action, ControlError } from '../../control/action';
import { followOf, memberOf } from '../customer/people';

/** @throws ControlError */
function momentOf(corp: Corp, id: string): Moment {
	const moment = moments(corp).posts.get(id);
	if (!moment) throw new ControlError(`no Moment ${id}`);
	return moment;
}

/** What a member was asked to publish. @throws ControlError */
function publicationOf(corp: Corp, id: string, userid: string): Publication {
	const publication = momentOf(corp, id).publications.get(userid);
	if (!publication) throw new ControlError(`${userid} was not asked to publish ${id}`);
	return publication;
}

/** Who reacts: a customer whom the Moment reached, or a member. @throws ControlError */
function reactionOf(
	corp: Corp,
	{ publishedAt, reached }: Publication,
	{ external_userid, by }: { external_userid?: string; by?: string },
): Reaction {
	const create_time = corp.clock.now();
	if (publishedAt === undefined) throw new ControlError('the Moment is not published');
	if (by !== undefined) return { userid: memberOf(corp, by).userid, create_time };
	if (external_userid === undefined) throw new ControlError('external_userid or by is needed');
	if (!reached.includes(external_userid)) {
		throw new ControlError(`${external_userid} does not see the Moment`);
	}
	return { external_userid, create_time };
}

/** Pictures of a member's own, for posts that nobody uploaded through the API. */
function pictures(corp: Corp, count: number): MomentContent['images'] {
	return Array.from({ length: count }, (_, index) => ({
		file: storeMedia(corp, {
			kind: 'image',
			purpose: 'moment',
			filename: `photo-${index + 1}.png`,
			contentType: 'image/png',
			data: qrCodePng(`photo ${index} ${corp.clock.nowMs()}`),
		}),
	}));
}

const REACTION = {
	moment_id: 'string',
	userid: 'string',
	external_userid: 'string?',
	by: 'string?',
} as const;

/** What members and customers do with Moments. */
export const momentActions = {
	momentTiming: action({
		summary:
			'Sets how long the task of a Moment takes (2000 ms), after how long members publish by themselves (never; -1 for never again) and how many a corp may create per minute (10).',
		input: { task_ms: 'number?', publish_ms: 'number?', per_minute: 'number?' },
		run: (corp, { task_ms, publish_ms, per_minute }) => {
			const { timing } = moments(corp);
			if (task_ms !== undefined) timing.taskMs = task_ms;
			if (per_minute !== undefined) timing.perMinute = per_minute;
			if (publish_ms === -1) delete timing.publishMs;
			else if (publish_ms !== undefined) timing.publishMs = publish_ms;
			return { ...timing };
		},
	}),
	memberPublishesMoment: action({
		summary:
			'A member publishes a Moment of the corp, for all who may see it or for the chosen; unreached ones do not get it.',
		input: {
			moment_id: 'string',
			userid: 'string',
			chosen: 'string[]?',
			unreached: 'string[]?',
		},
		run: (corp, { moment_id, userid, chosen, unreached }) => {
			const publication = publicationOf(corp, moment_id, memberOf(corp, userid).userid);
			const moment = momentOf(corp, moment_id);
			if (moment.cancelled) throw new ControlError(`${moment_id} was stopped`);
			if (publication.publishedAt !== undefined) {
				throw new ControlError(`${userid} has published ${moment_id} already`);
			}
			publish(corp, moment, publication, chosen, unreached);
			return { moment_id, chosen: publication.chosen, reached: publication.reached };
		},
	}),
	memberPostsMoment: action({
		summary: 'A member posts a Moment of their own, for all their customers or for the chosen.',
		input: {
			userid: 'string',
			text: 'string?',
			images: 'number?',
			link_url: 'string?',
			link_title: 'string?',
			place: 'string?',
			latitude: 'string?',
			longitude: 'string?',
			chosen: 'string[]?',
		},
		run: (corp, { userid, text, images, link_url, place, chosen, ...more }) => {
			const member = memberOf(corp, userid);
			for (const id of chosen ?? []) followOf(corp, userid, id);
			const { link_title = '', latitude = '0', longitude = '0' } = more;
			const moment: Moment = {
				id: corp.ids.next('moment'),
				createdAt: corp.clock.now(),
				creator: member.userid,
				isPartlyVisible: chosen !== undefined,
				content: {
					...(text !== undefined && { text }),
					...(images && { images: pictures(corp, images) }),
					...(link_url !== undefined && { link: { title: link_title, url: link_url } }),
					...(place !== undefined && { location: { latitude, longitude, name: place } }),
				},
				publications: new StableList(),
				cancelled: false,
			};
			const publication = newPublication(userid);
			moment.publications.set(userid, publication);
			moments(corp).posts.set(moment.id, moment);
			publish(corp, moment, publication, chosen);
			return { moment_id: moment.id, reached: publication.reached };
		},
	}),
	momentCommented: action({
		summary:
			'A customer (external_userid) or a member (by) comments on a Moment as userid published it.',
		input: REACTION,
		run: (corp, { moment_id, userid, ...who }) => {
			const publication = publicationOf(corp, moment_id, userid);
			publication.comments.push(reactionOf(corp, publication, who));
			return { moment_id, comments: publication.comments.length };
		},
	}),
	momentLiked: action({
		summary: 'A customer (external_userid) or a member (by) likes a Moment; once counts.',
		input: REACTION,
		run: (corp, { moment_id, userid, ...who }) => {
			const publication = publicationOf(corp, moment_id, userid);
			const like = reactionOf(corp, publication, who);
			const known = publication.likes.some(
				(other) => other.external_userid === like.external_userid && other.userid === like.userid,
			);
			if (!known) publication.likes.push(like);
			return { moment_id, likes: publication.likes.length };
		},
	}),
	momentDeleted: action({
		summary: 'A Moment is deleted; the API does not return it any more.',
		input: { moment_id: 'string' },
		run: (corp, { moment_id }) => {
			moments(corp).posts.delete(momentOf(corp, moment_id).id);
			return { moment_id };
		},
	}),
};
